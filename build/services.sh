# What ./run, ./test and ./bench share: a PostgreSQL and a Redis of their own, builds, and children that never outlive
# the script. Source it; `services_start NAME` is the way in. Linux, bash 5.1.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
lib_state=/var/lib/allpay
attended='' pg_pid='' redis_pid=''

say()  { printf '→ %s\n' "$*"; }
warn() { printf '! %s\n' "$*" >&2; }
die()  { printf '✗ %s\n' "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# PostgreSQL refuses to run as root, so as root the servers belong to Debian's postgres user.
owner=()
if is_root; then owner=(setpriv --reuid=postgres --regid=postgres --clear-groups --reset-env --); fi

# ── State ────────────────────────────────────────────────────────────────────────────────────────────────────────────

# As root the state lies outside the checkout: the postgres user may have no way into the checkout's parents.
state_dir() {
  local base=${ALLPAY_STATE:-}
  if [ -z "$base" ] && is_root; then base=$lib_state/$(printf %s "$root" | sha256sum | cut -c1-12); fi
  realpath -m "${base:-$root/.local/state}/$1"
}

# One script at a time per state. Children get descriptor 9 closed, else a survivor would hold the lock.
lock_state() { # lock_state NAME [wait]
  local base; base=$(dirname "$(state_dir "$1")")
  if [ -e "$root/.local" ] && [ ! -w "$root/.local" ]; then
    die "$root/.local belongs to $(stat -c %U "$root/.local"). Run as that user, or remove it."
  fi
  mkdir -p "$root/.local"
  install -d -m 711 "$base"
  exec 9>>"$base/$1.lock"
  if ! flock -w 2 9; then # what a killed script was just doing may hold it for a moment
    [ "${2:-}" = wait ] || die "This checkout already has one running (process $(tail -n 1 "$base/$1.lock")).
  Stop it with Ctrl-C in its terminal, or: kill $(tail -n 1 "$base/$1.lock")"
    say "waiting for process $(tail -n 1 "$base/$1.lock"), which does the same in this checkout…"
    flock 9
  fi
  echo $$ >"$base/$1.lock"
}

services_wipe() { # services_wipe NAME: forgets all data of a state
  local state; state=$(state_dir "$1")
  services_stop "$1"
  if [ -f "$state/docker" ]; then
    compose "$1" down --volumes >/dev/null 2>&1 || warn 'Docker does not answer: its volumes stay.'
  fi
  rm -rf "$state"
}

# ── Processes ────────────────────────────────────────────────────────────────────────────────────────────────────────

# Starts a background child in a session of its own: Ctrl-C reaches only the script, which then stops things in order.
# A command led by `setpriv --pdeathsig` is stopped by the kernel should the script itself be killed.
spawn() { (cd "$1" && exec setsid "${@:2}") 9>&- </dev/null & }

# Both without the shell's own word on children that were killed: what there is to say the scripts say themselves.
await_end() { local status=0; { wait "$1" || status=$?; :; } 2>/dev/null; return "$status"; }
nap() { { sleep "$1"; :; } 2>/dev/null; }

# A step that a signal to the script interrupts at once, instead of after its end.
attend() {
  local status=0
  spawn "$root" setpriv --pdeathsig TERM -- "$@"
  attended=$!
  await_end "$attended" || status=$?
  attended=''
  return "$status"
}

alive() { kill -0 "$1" 2>/dev/null; }

stop_child() { # stop_child PID SECONDS
  local deadline=$((SECONDS + $2))
  kill -TERM -- "-$1" 2>/dev/null || return 0
  while alive "$1"; do
    if [ $SECONDS -ge $deadline ]; then kill -KILL -- "-$1" 2>/dev/null || true; fi
    nap 0.05
  done
  wait "$1" 2>/dev/null || true
}

# Process ids can be reused and pid files go stale; a program working in our own directory is ours.
processes_in() { # processes_in DIRECTORY PROGRAM
  local proc name
  for proc in /proc/[0-9]*; do
    { read -r name <"$proc/comm"; } 2>/dev/null || continue
    if [ "$name" != "$2" ]; then continue; fi
    case $(readlink "$proc/cwd" 2>/dev/null) in "$1" | "$1"/*) echo "${proc#/proc/}" ;; esac
  done
}

signal() { xargs -r kill "-$1" <<<"$2" 2>/dev/null || true; } # signal NAME PIDS

stop_processes() { # stop_processes DIRECTORY PROGRAM SIGNAL SECONDS
  local deadline=$((SECONDS + $4)) pids main=''
  pids=$(processes_in "$1" "$2")
  if [ -z "$pids" ]; then return 0; fi # bare, in a trap, it would return what preceded the trap
  # of PostgreSQL only the first process may be signalled, it stops the others
  { read -r main <"$1/postmaster.pid"; } 2>/dev/null || true
  if ! grep -qx "${main:-none}" <<<"$pids"; then main=$pids; fi
  signal "$3" "$main"
  while pids=$(processes_in "$1" "$2"); [ -n "$pids" ]; do
    if [ $SECONDS -ge $deadline ]; then signal KILL "$pids"; fi
    nap 0.05
  done
}

# ── Ports ────────────────────────────────────────────────────────────────────────────────────────────────────────────

port_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The remembered port if nobody took it meanwhile, else a random one below the range of outgoing connections.
port_for() { # port_for FILE
  local port; port=$(cat "$1" 2>/dev/null) || port=''
  while [ -z "$port" ] || port_busy "$port"; do port=$((20000 + RANDOM % 10000)); done
  echo "$port" >"$1"; echo "$port"
}

http_ok() { # http_ok PORT PATH
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
    read -r -t 5 _ status _ <&3 && [ "$status" = 200 ]
  ) 2>/dev/null
}

# ── Programs ─────────────────────────────────────────────────────────────────────────────────────────────────────────

# The newest PostgreSQL, or the one whose version wrote the data.
find_pg_bin() { # find_pg_bin [DATA]
  local version bin; version=$(cat "${1:-}/PG_VERSION" 2>/dev/null) || version='*'
  for bin in ${ALLPAY_PG_BIN:-} $(compgen -G "/usr/lib/postgresql/$version/bin" | sort -Vr); do
    if [ -x "$bin/initdb" ]; then echo "$bin"; return; fi
  done
  return 1
}

missing_packages() {
  find_pg_bin >/dev/null || echo postgresql
  command -v redis-server >/dev/null && command -v redis-cli >/dev/null || echo redis-server
}

ensure_programs() {
  local missing; missing=$(missing_packages | paste -sd ' ')
  if [ -z "$missing" ]; then return; fi
  local install="apt-get update && apt-get install -y --no-install-recommends $missing"
  if ! is_root || ! command -v apt-get >/dev/null; then
    die "Allpay needs $missing here. Install it as root:
    sudo sh -c '$install'
  or start a Docker engine, or give both ConnectionStrings__Ledger and ConnectionStrings__Redis, and run this again."
  fi
  say "installing $missing (once)…"
  DEBIAN_FRONTEND=noninteractive attend sh -c "($install) 2>&1 | sed 's/^/    /'"
  [ -z "$(missing_packages)" ] || die "The installation did not succeed: see above, then run this again."
}

require_dotnet() {
  # dotnet and NuGet keep their caches in the home
  if [ ! -w "${HOME:-/nonexistent}" ]; then export HOME=$root/.local/home; mkdir -p "$HOME"; fi
  if [ -x "$HOME/.dotnet/dotnet" ] && ! command -v dotnet >/dev/null; then PATH=$HOME/.dotnet:$PATH; fi
  command -v dotnet >/dev/null || die "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0"
  (cd "$root" && dotnet --version >/dev/null 2>&1) || die "The .NET SDK here does not satisfy global.json: install .NET 10."
}

# ── PostgreSQL and Redis of our own ──────────────────────────────────────────────────────────────────────────────────

fail_with_log() { # fail_with_log LOG MESSAGE
  { echo; tail -n 15 "$1" | sed 's/^/    /'; } >&2
  die "$2 Its log: $1"
}

give_to_owner() { if is_root && id postgres >/dev/null 2>&1; then chown postgres: "$@"; fi; }

secret() { # secret FILE: a password made once
  if [ ! -s "$1" ]; then (umask 077; head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$1"); fi
  give_to_owner "$1"
  cat "$1"
}

postgres_create() { # postgres_create STATE
  say 'creating the database cluster…'
  rm -rf "$1/pg.new"
  # made aside and renamed when complete: an interrupted initdb leaves nothing that looks like a cluster
  (cd "$1" && "${owner[@]}" "$PG_BIN/initdb" -D "$1/pg.new" -U "$PG_USER" -A scram-sha-256 --pwfile="$1/pg.password" \
    -E UTF8 --locale=C.UTF-8 --no-instructions >"$1/pg.log" 2>&1) || fail_with_log "$1/pg.log" 'initdb failed.'
  mv "$1/pg.new" "$1/pg"
}

postgres_launch() { # postgres_launch STATE: false if it did not come up
  local data=$1/pg pid=''
  local settings=(listen_addresses=127.0.0.1 port="$PG_PORT" unix_socket_directories= max_connections=200
    shared_buffers=256MB max_wal_size=2GB checkpoint_timeout=15min jit=off timezone=UTC log_timezone=UTC autovacuum=on
    fsync=on)
  if [ "$(basename "$1")" = test ]; then settings+=(max_connections=400 fsync=off full_page_writes=off); fi
  stop_processes "$data" postgres INT 10
  # a number in a stale file that now belongs to some other program would keep PostgreSQL from starting
  { read -r pid <"$data/postmaster.pid"; } 2>/dev/null && kill -0 "$pid" 2>/dev/null && rm -f "$data/postmaster.pid"
  # shellcheck disable=SC2086 # ALLPAY_PG_OPTIONS is a list of words
  spawn "$data" "${owner[@]}" setpriv --pdeathsig INT -- "$PG_BIN/postgres" -D "$data" "${settings[@]/#/--}" \
    ${ALLPAY_PG_OPTIONS:-} >>"$1/pg.log" 2>&1
  pg_pid=$!
  until [[ $(sed -n '1p;8p' "$data/postmaster.pid" 2>/dev/null) == "$pg_pid"$'\n'*ready* ]]; do
    alive "$pg_pid" || return 1
    nap 0.05
  done
}

postgres_start() { # postgres_start STATE
  local state=$1 attempt
  if [ ! -f "$state/pg/PG_VERSION" ]; then postgres_create "$state"; fi
  for attempt in 1 2 3; do
    PG_PORT=$(port_for "$state/pg.port")
    if postgres_launch "$state"; then break; fi
    if [ "$attempt" = 3 ]; then fail_with_log "$state/pg.log" 'PostgreSQL does not start.'; fi
    rm -f "$state/pg.port" # someone may have taken the port between the look and the start
  done
  psql_as_owner -c 'CREATE DATABASE allpay' >/dev/null 2>&1 || psql_as_owner -d allpay -c 'SELECT 1' >/dev/null
}

psql_as_owner() { PGPASSWORD=$PG_PASSWORD "$PG_BIN/psql" -X -h 127.0.0.1 -p "$PG_PORT" -U "$PG_USER" -d postgres "$@"; }

redis_launch() { # redis_launch STATE: false if it did not come up
  stop_processes "$1/redis" redis-server TERM 10
  spawn "$1/redis" "${owner[@]}" setpriv --pdeathsig TERM -- redis-server "$1/redis/redis.conf" >>"$1/redis.log" 2>&1
  redis_pid=$!
  until [ "$(REDISCLI_AUTH=$REDIS_PASSWORD redis-cli -p "$REDIS_PORT" ping 2>/dev/null)" = PONG ]; do
    alive "$redis_pid" || return 1
    nap 0.05
  done
}

redis_start() { # redis_start STATE
  local state=$1 attempt
  for attempt in 1 2 3; do
    REDIS_PORT=$(port_for "$state/redis.port")
    # a cache: nothing of it is worth a file
    (umask 077; printf '%s\n' 'bind 127.0.0.1' "port $REDIS_PORT" "requirepass $REDIS_PASSWORD" 'save ""' \
      'appendonly no' >"$state/redis/redis.conf")
    give_to_owner "$state/redis/redis.conf"
    if redis_launch "$state"; then return; fi
    rm -f "$state/redis.port"
  done
  fail_with_log "$state/redis.log" 'Redis does not start.'
}

private_start() { # private_start NAME
  local state log; state=$(state_dir "$1")
  ensure_programs
  PG_BIN=$(find_pg_bin "$state/pg") ||
    die "The data in $state is of PostgreSQL $(cat "$state/pg/PG_VERSION"), which is no longer installed.
  Install that version, or begin anew: ./run --fresh"
  install -d -m 700 "$state" "$state/redis"
  give_to_owner "$state" "$state/redis"
  PG_PASSWORD=$(secret "$state/pg.password"); REDIS_PASSWORD=$(secret "$state/redis.password")
  for log in "$state"/*.log; do if [ -f "$log" ]; then mv "$log" "$log.old"; fi; done
  # orphans of a killed run go first, so that the remembered ports are free again
  services_stop "$1"
  postgres_start "$state"; redis_start "$state"
}

# Starts again which of the private servers has died; to be called once a second or so.
services_revive() { # services_revive NAME
  local state; state=$(state_dir "$1")
  if [ -n "$redis_pid" ] && ! alive "$redis_pid"; then
    warn 'Redis died: starting it again…'
    redis_launch "$state" || fail_with_log "$state/redis.log" 'Redis does not start again.'
    say 'Redis is back.'
  fi
  if [ -n "$pg_pid" ] && ! alive "$pg_pid"; then
    warn 'PostgreSQL died: starting it again…'
    postgres_launch "$state" || fail_with_log "$state/pg.log" 'PostgreSQL does not start again.'
    say 'PostgreSQL is back.'
  fi
}

# ── Docker ───────────────────────────────────────────────────────────────────────────────────────────────────────────

docker_answers() {
  [ "${ALLPAY_DOCKER:-1}" = 1 ] && command -v docker >/dev/null && timeout 5 docker info >/dev/null 2>&1 &&
    docker compose version >/dev/null 2>&1
}

compose() { # compose NAME ARGUMENTS...
  local id; id=$(printf %s "$root" | sha256sum | cut -c1-12)
  ALLPAY_POSTGRES_PASSWORD=${PG_PASSWORD:-} ALLPAY_POSTGRES_PORT=${PG_PORT:-} ALLPAY_REDIS_PORT=${REDIS_PORT:-} \
    docker compose -f "$root/docker-compose.yml" -p "allpay-$id-$1" "${@:2}" 9>&-
}

docker_start() { # docker_start NAME
  local state; state=$(state_dir "$1")
  mkdir -p "$state" && touch "$state/docker"
  say 'starting PostgreSQL and Redis with Docker compose…'
  compose "$1" stop >/dev/null 2>&1 || true # frees the remembered ports after a killed run
  PG_PASSWORD=$(secret "$state/pg.password") REDIS_PASSWORD=''
  PG_PORT=$(port_for "$state/pg.port") REDIS_PORT=$(port_for "$state/redis.port")
  compose "$1" up -d --wait postgres redis || die 'Docker compose failed. To do without Docker: ALLPAY_DOCKER=0'
}

# ── The way in ───────────────────────────────────────────────────────────────────────────────────────────────────────

# Data that lies in a private cluster stays there, whatever engine is installed later. Tests and measurements prefer
# private servers, because some of them kill or tune theirs.
use_docker() { # use_docker NAME
  if [ -d "$(state_dir "$1")/pg" ] || { [ "$1" != sandbox ] && [ -z "$(missing_packages)" ]; }; then return 1; fi
  docker_answers
}

# Exports ConnectionStrings__Ledger (the host's login), ConnectionStrings__Owner (the tables' owner, for `migrate`) and
# ConnectionStrings__Redis. Unless the caller gave both, also PG_HOST, PG_PORT,
# PG_USER, PG_PASSWORD, REDIS_HOST, REDIS_PORT, REDIS_PASSWORD and (no Docker) PG_BIN. Call it in the script's own
# shell, not in $(…): the servers live as long as the shell that started them.
services_start() { # services_start NAME
  if [ -n "${ConnectionStrings__Ledger:-}" ] && [ -n "${ConnectionStrings__Redis:-}" ]; then
    say 'using the given ConnectionStrings__Ledger and ConnectionStrings__Redis'
    return
  fi
  if [ -n "${ConnectionStrings__Ledger:-}${ConnectionStrings__Redis:-}" ]; then
    die 'Give both ConnectionStrings__Ledger and ConnectionStrings__Redis, or neither.'
  fi
  PG_HOST=127.0.0.1 PG_USER=allpay REDIS_HOST=127.0.0.1
  if use_docker "$1"; then docker_start "$1"; else say 'starting PostgreSQL and Redis…'; private_start "$1"; fi
  export PG_BIN PG_HOST PG_PORT PG_USER PG_PASSWORD REDIS_HOST REDIS_PORT REDIS_PASSWORD
  local server="Host=$PG_HOST;Port=$PG_PORT;Database=allpay"
  export ConnectionStrings__Owner="$server;Username=$PG_USER;Password=$PG_PASSWORD"
  export ConnectionStrings__Ledger="$server;Username=allpay_host;Password=$(secret "$(state_dir "$1")/host.password")"
  export ConnectionStrings__Redis="$REDIS_HOST:$REDIS_PORT${REDIS_PASSWORD:+,password=$REDIS_PASSWORD}"
}

# For those who start a PostgreSQL or Redis themselves, to kill it: where the programs are, and a directory to run them in.
own_servers() { # own_servers DIRECTORY
  export ALLPAY_TEST_SCRATCH=$1 ALLPAY_TEST_PG_RUNAS="${owner[*]}"
  ALLPAY_TEST_PG_BIN=$(find_pg_bin) || true
  ALLPAY_TEST_REDIS_SERVER=$(command -v redis-server) || true
  export ALLPAY_TEST_PG_BIN ALLPAY_TEST_REDIS_SERVER
  export ALLPAY_TEST_PG_CTL=${ALLPAY_TEST_PG_BIN:+"$ALLPAY_TEST_PG_RUNAS $ALLPAY_TEST_PG_BIN/pg_ctl"}
  mkdir -p "$1"
  give_to_owner "$(dirname "$1")" "$1"
}

services_stop() { # services_stop NAME
  local state; state=$(state_dir "$1")
  stop_processes "$state/pg" postgres INT 30
  stop_processes "$state/redis" redis-server TERM 10
  if [ -f "$state/docker" ] && docker_answers; then compose "$1" stop >/dev/null 2>&1 || true; fi
  pg_pid='' redis_pid=''
}

# ── Builds ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# Names, times and sizes of everything a build could read.
sources_print() { # sources_print [DIRECTORY-NAME TO LEAVE OUT...]
  local out=() name
  for name in .git .local bin obj node_modules TestResults docs "$@"; do out+=(-o -name "$name"); done
  (cd "$root" && find . \( "${out[@]:1}" \) -prune -o -type f -printf '%P %T@ %s\n') | LC_ALL=C sort | sha256sum
}

# No build servers: they would outlive the script. One build at a time in a checkout: they share obj/.
dotnet_build() { # dotnet_build VERB TARGET ARGUMENTS...
  attend flock -o "$root/.local/build.lock" \
    dotnet "$1" "$2" -c Release --nologo -v minimal --tl:off -clp:NoSummary --disable-build-servers "${@:3}"
}

# Sets HOST_DLL to a published copy of its own, so that a later build does not change files under a running host.
host_build() { # host_build NAME
  local app=$root/.local/app/$1 print; print=$(sources_print tests)
  HOST_DLL=$app/Allpay.Host.dll
  if [ -f "$HOST_DLL" ] && [ "$(cat "$app.sources" 2>/dev/null)" = "$print" ]; then return; fi
  say 'building (the first time takes a minute)…'
  mkdir -p "$root/.local/app"; rm -rf "$app.new"
  # compiled to machine code beforehand, for a host that answers its first calls as fast as later ones
  dotnet_build publish "$root/src/Host/Allpay.Host.csproj" -o "$app.new" --use-current-runtime --no-self-contained \
    -p:PublishReadyToRun=true || die 'The build failed: see above.'
  rm -rf "$app" && mv "$app.new" "$app" && echo "$print" >"$app.sources"
}
