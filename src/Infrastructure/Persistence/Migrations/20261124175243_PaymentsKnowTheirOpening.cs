using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class PaymentsKnowTheirOpening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nullable until the script has filled it: no number means "unknown".
            migrationBuilder.AddColumn<short>(
                name: "opening",
                schema: "ledger",
                table: "payment",
                type: "smallint",
                nullable: true);

            migrationBuilder.Sql(SqlScript.Read("payments_know_their_opening.sql"));

            migrationBuilder.CreateIndex(
                name: "ix_payment_payee",
                schema: "ledger",
                table: "payment",
                columns: new[] { "payee_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_payer",
                schema: "ledger",
                table: "payment",
                columns: new[] { "payer_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger payment_keeps_its_facts on ledger.payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_payee",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_payer",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "opening",
                schema: "ledger",
                table: "payment");
        }
    }
}
