using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class TheBooksGuardThemselves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outbox",
                schema: "ops");

            migrationBuilder.DropCheckConstraint(
                name: "ck_account_floor_of_kind",
                schema: "ledger",
                table: "account");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "moved_in",
                schema: "ledger",
                table: "account",
                type: "timestamp with time zone",
                nullable: false,
                computedColumnSql: "date_bin('10 minutes', updated_at, 'epoch'::timestamptz)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "account_kind",
                schema: "ledger",
                columns: table => new
                {
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    floor = table.Column<long>(type: "bigint", nullable: true),
                    ceiling = table.Column<long>(type: "bigint", nullable: true),
                    single_account_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_kind", x => x.kind);
                });

            migrationBuilder.InsertData(
                schema: "ledger",
                table: "account_kind",
                columns: new[] { "kind", "ceiling", "floor", "name", "single_account_id" },
                values: new object[,]
                {
                    { (short)1, 0L, null, "BankSettlement", 1L },
                    { (short)2, null, 0L, "CommissionIncome", 2L },
                    { (short)3, null, null, "Suspense", 3L },
                    { (short)10, null, 0L, "AgentFloat", null },
                    { (short)11, null, 0L, "HolderWallet", null },
                    { (short)12, null, 0L, "MerchantWallet", null },
                    { (short)13, null, 0L, "Provider", null }
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_payment_accounts",
                schema: "ledger",
                table: "payment",
                sql: "payer_id <> payee_id and via_id not in (payer_id, payee_id)");

            migrationBuilder.CreateIndex(
                name: "ix_account_moved_in_id",
                schema: "ledger",
                table: "account",
                columns: new[] { "moved_in", "id" });

            migrationBuilder.Sql(SqlScript.Read("move_balances.sql"));
            migrationBuilder.Sql(SqlScript.Read("account_kinds.sql"));
            migrationBuilder.Sql(SqlScript.Read("payments_follow_transfers.sql"));
            migrationBuilder.Sql(SqlScript.Read("what_is_kept.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_kind",
                schema: "ledger");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payment_accounts",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_account_moved_in_id",
                schema: "ledger",
                table: "account");

            migrationBuilder.DropColumn(
                name: "moved_in",
                schema: "ledger",
                table: "account");

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "ops",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    message = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    payment_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_account_floor_of_kind",
                schema: "ledger",
                table: "account",
                sql: "floor >= 0 or floor is null and kind in (1, 3)");
        }
    }
}
