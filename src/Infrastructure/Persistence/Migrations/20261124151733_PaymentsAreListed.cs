using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class PaymentsAreListed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
            migrationBuilder.DropIndex(
                name: "ix_payment_payee",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_payer",
                schema: "ledger",
                table: "payment");
        }
    }
}
