using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class WrongCodesAreCountedByAgentToo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The version before counts in ledger.code_guesses, which goes with a later version.
            migrationBuilder.CreateTable(
                name: "wrong_codes",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    by_id = table.Column<long>(type: "bigint", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wrong_codes", x => new { x.account_id, x.by_id });
                });

            migrationBuilder.Sql("grant select, insert, update, delete on ledger.wrong_codes to allpay_app");

            migrationBuilder.CreateIndex(
                name: "ix_payment_asked",
                schema: "ledger",
                table: "payment",
                columns: new[] { "requester_id", "payer_id" },
                filter: "status = 1 and hold_id is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "wrong_codes",
                schema: "ledger");

            migrationBuilder.DropIndex(
                name: "ix_payment_asked",
                schema: "ledger",
                table: "payment");
        }
    }
}
