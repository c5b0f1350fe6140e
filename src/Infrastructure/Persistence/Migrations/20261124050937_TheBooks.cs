using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class TheBooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "ledger");

            migrationBuilder.EnsureSchema(
                name: "party");

            migrationBuilder.EnsureSchema(
                name: "rules");

            migrationBuilder.EnsureSchema(
                name: "ops");

            migrationBuilder.CreateTable(
                name: "account",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    floor = table.Column<long>(type: "bigint", nullable: true),
                    ceiling = table.Column<long>(type: "bigint", nullable: true),
                    debits_posted = table.Column<long>(type: "bigint", nullable: false),
                    credits_posted = table.Column<long>(type: "bigint", nullable: false),
                    debits_pending = table.Column<long>(type: "bigint", nullable: false),
                    credits_pending = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                    table.CheckConstraint("ck_account_ceiling", "credits_posted - debits_posted + credits_pending <= ceiling");
                    table.CheckConstraint("ck_account_floor", "credits_posted - debits_posted - debits_pending >= floor");
                    table.CheckConstraint("ck_account_floor_of_kind", "floor >= 0 or floor is null and kind in (1, 3)");
                    table.CheckConstraint("ck_account_totals", "debits_posted >= 0 and credits_posted >= 0 and debits_pending >= 0 and credits_pending >= 0 and version >= 0");
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "account_day",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    opening = table.Column<long>(type: "bigint", nullable: false),
                    debits = table.Column<long>(type: "bigint", nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_day", x => new { x.account_id, x.day });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "agent",
                schema: "party",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    login = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    float_account = table.Column<long>(type: "bigint", nullable: false),
                    is_blocked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agent", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_key",
                schema: "party",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    party_kind = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holder",
                schema: "party",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    wallet_account = table.Column<long>(type: "bigint", nullable: false),
                    level = table.Column<short>(type: "smallint", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: false),
                    iin = table.Column<string>(type: "text", nullable: true),
                    first_name = table.Column<string>(type: "text", nullable: true),
                    last_name = table.Column<string>(type: "text", nullable: true),
                    patronymic = table.Column<string>(type: "text", nullable: true),
                    is_blocked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holder", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holder_limits",
                schema: "rules",
                columns: table => new
                {
                    level = table.Column<short>(type: "smallint", nullable: false),
                    per_payment = table.Column<long>(type: "bigint", nullable: true),
                    per_day = table.Column<long>(type: "bigint", nullable: true),
                    per_month = table.Column<long>(type: "bigint", nullable: true),
                    ceiling = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holder_limits", x => x.level);
                });

            migrationBuilder.CreateTable(
                name: "merchant",
                schema: "party",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    login = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    merchant_code = table.Column<string>(type: "text", nullable: false),
                    wallet_code = table.Column<string>(type: "text", nullable: false),
                    terminal_code = table.Column<string>(type: "text", nullable: false),
                    wallet_account = table.Column<long>(type: "bigint", nullable: false),
                    public_key = table.Column<string>(type: "text", nullable: false),
                    is_blocked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merchant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "one_time_code",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_code", x => new { x.account_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "ops",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    message = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    payment_id = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    requester_id = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    fingerprint = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    reason = table.Column<short>(type: "smallint", nullable: false),
                    payer_id = table.Column<long>(type: "bigint", nullable: false),
                    payee_id = table.Column<long>(type: "bigint", nullable: false),
                    via_id = table.Column<long>(type: "bigint", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    payer_fee = table.Column<long>(type: "bigint", nullable: false),
                    payee_fee = table.Column<long>(type: "bigint", nullable: false),
                    hold_id = table.Column<long>(type: "bigint", nullable: true),
                    fee_hold_id = table.Column<long>(type: "bigint", nullable: true),
                    captured = table.Column<long>(type: "bigint", nullable: false),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    refund_of = table.Column<long>(type: "bigint", nullable: true),
                    tariff_id = table.Column<long>(type: "bigint", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    payer_version = table.Column<long>(type: "bigint", nullable: false),
                    payee_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment", x => x.id);
                    table.CheckConstraint("ck_payment_final", "(status = 1) = (finished_at is null) and (status = 2) = (captured > 0)");
                    table.CheckConstraint("ck_payment_money", "amount > 0 and payer_fee >= 0 and payee_fee between 0 and amount and captured between 0 and amount and refunded between 0 and captured");
                });

            migrationBuilder.CreateTable(
                name: "tariff",
                schema: "rules",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: true),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paid_by = table.Column<short>(type: "smallint", nullable: false),
                    @fixed = table.Column<long>(name: "fixed", type: "bigint", nullable: false),
                    rate_ppm = table.Column<int>(type: "integer", nullable: false),
                    min = table.Column<long>(type: "bigint", nullable: true),
                    max = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tariff", x => x.id);
                    table.CheckConstraint("ck_tariff_sane", "fixed >= 0 and rate_ppm between 0 and 1000000 and min >= 0 and (min is null or max is null or min <= max)");
                });

            migrationBuilder.CreateTable(
                name: "transfer",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    payment_id = table.Column<long>(type: "bigint", nullable: false),
                    phase = table.Column<short>(type: "smallint", nullable: false),
                    debit_account_id = table.Column<long>(type: "bigint", nullable: false),
                    credit_account_id = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    released = table.Column<long>(type: "bigint", nullable: false),
                    hold_id = table.Column<long>(type: "bigint", nullable: true),
                    debit_balance = table.Column<long>(type: "bigint", nullable: false),
                    debit_pending = table.Column<long>(type: "bigint", nullable: false),
                    debit_version = table.Column<long>(type: "bigint", nullable: false),
                    credit_balance = table.Column<long>(type: "bigint", nullable: false),
                    credit_pending = table.Column<long>(type: "bigint", nullable: false),
                    credit_version = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer", x => x.id);
                    table.CheckConstraint("ck_transfer_amount", "amount > 0 and debit_account_id <> credit_account_id");
                    table.CheckConstraint("ck_transfer_phase", "(phase in (1, 2) and hold_id is null and released = 0) or (phase = 3 and hold_id is not null and released >= amount) or (phase = 4 and hold_id is not null and released = amount)");
                });

            migrationBuilder.CreateTable(
                name: "certificate",
                schema: "party",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    agent_id = table.Column<long>(type: "bigint", nullable: false),
                    public_key = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate", x => x.number);
                    table.ForeignKey(
                        name: "fk_certificate_agent_agent_id",
                        column: x => x.agent_id,
                        principalSchema: "party",
                        principalTable: "agent",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                schema: "ledger",
                table: "account",
                columns: new[] { "id", "ceiling", "created_at", "credits_pending", "credits_posted", "day", "debits_pending", "debits_posted", "floor", "kind", "updated_at", "version" },
                values: new object[,]
                {
                    { 1L, 0L, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0L, 0L, new DateOnly(1, 1, 1), 0L, 0L, null, (short)1, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0L },
                    { 2L, null, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0L, 0L, new DateOnly(1, 1, 1), 0L, 0L, 0L, (short)2, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0L },
                    { 3L, null, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0L, 0L, new DateOnly(1, 1, 1), 0L, 0L, null, (short)3, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0L }
                });

            migrationBuilder.CreateIndex(
                name: "ix_agent_float_account",
                schema: "party",
                table: "agent",
                column: "float_account",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agent_login",
                schema: "party",
                table: "agent",
                column: "login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_key_hash",
                schema: "party",
                table: "api_key",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_key_party_id",
                schema: "party",
                table: "api_key",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_agent_id",
                schema: "party",
                table: "certificate",
                column: "agent_id");

            migrationBuilder.CreateIndex(
                name: "ix_holder_user_name",
                schema: "party",
                table: "holder",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_holder_wallet_account",
                schema: "party",
                table: "holder",
                column: "wallet_account",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_merchant_login",
                schema: "party",
                table: "merchant",
                column: "login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_merchant_terminal_code",
                schema: "party",
                table: "merchant",
                column: "terminal_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_merchant_wallet_code",
                schema: "party",
                table: "merchant",
                column: "wallet_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_code_used_by",
                schema: "ledger",
                table: "one_time_code",
                column: "used_by",
                unique: true,
                filter: "used_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_expires_at",
                schema: "ledger",
                table: "payment",
                column: "expires_at",
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_of",
                schema: "ledger",
                table: "payment",
                column: "refund_of",
                filter: "refund_of is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_requester_id_reference",
                schema: "ledger",
                table: "payment",
                columns: new[] { "requester_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tariff_kind_party_id_valid_from",
                schema: "rules",
                table: "tariff",
                columns: new[] { "kind", "party_id", "valid_from" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_transfer_credit_account_id_credit_version",
                schema: "ledger",
                table: "transfer",
                columns: new[] { "credit_account_id", "credit_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfer_debit_account_id_debit_version",
                schema: "ledger",
                table: "transfer",
                columns: new[] { "debit_account_id", "debit_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfer_hold_id",
                schema: "ledger",
                table: "transfer",
                column: "hold_id",
                unique: true,
                filter: "hold_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_payment_id",
                schema: "ledger",
                table: "transfer",
                column: "payment_id");

            migrationBuilder.Sql(SqlScript.Read("ledger_guards.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "account_day",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "api_key",
                schema: "party");

            migrationBuilder.DropTable(
                name: "certificate",
                schema: "party");

            migrationBuilder.DropTable(
                name: "holder",
                schema: "party");

            migrationBuilder.DropTable(
                name: "holder_limits",
                schema: "rules");

            migrationBuilder.DropTable(
                name: "merchant",
                schema: "party");

            migrationBuilder.DropTable(
                name: "one_time_code",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "ops");

            migrationBuilder.DropTable(
                name: "payment",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "tariff",
                schema: "rules");

            migrationBuilder.DropTable(
                name: "transfer",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "agent",
                schema: "party");
        }
    }
}
