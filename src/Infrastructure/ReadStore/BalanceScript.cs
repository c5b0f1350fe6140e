using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>
/// The one way a balance gets into Redis: many keys in one call, each written only where it is newer than what is
/// there. Late, repeated and reordered calls therefore do no harm.
/// </summary>
internal static class BalanceScript
{
    /// <summary>Stands for "nothing seen" among the arguments.</summary>
    public static readonly RedisValue Unseen = RedisValue.EmptyString;

    // KEYS: the accounts' hashes. ARGV: for each key the version its writer has seen and found wrong (or ''), then the
    // values of BalanceHash.Fields. Versions stay far below 2^53, where Lua's numbers are exact.
    public const string Text = """
        local written = 0
        for i, key in ipairs(KEYS) do
          local at = (i - 1) * 7
          local stored = redis.pcall('HGET', key, 'version')
          if type(stored) == 'table' then
            redis.call('DEL', key)
            stored = false
          end
          local have = stored and tonumber(stored)
          if not have or tonumber(ARGV[at + 2]) > have or (ARGV[at + 1] ~= '' and stored == ARGV[at + 1]) then
            redis.call('HSET', key, 'version', ARGV[at + 2], 'available', ARGV[at + 3], 'posted', ARGV[at + 4],
              'pendingOut', ARGV[at + 5], 'pendingIn', ARGV[at + 6], 'asOf', ARGV[at + 7])
            written = written + 1
          end
        end
        return written
        """;
}
