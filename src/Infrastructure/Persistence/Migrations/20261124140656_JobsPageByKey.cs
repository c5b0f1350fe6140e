using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class JobsPageByKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payment_expires_at",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_sent_at",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_waiting",
                schema: "ledger",
                table: "payment");

            migrationBuilder.CreateIndex(
                name: "ix_payment_due",
                schema: "ledger",
                table: "payment",
                columns: new[] { "expires_at", "id" },
                filter: "status = 1 and sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_sent",
                schema: "ledger",
                table: "payment",
                columns: new[] { "payee_id", "id" },
                filter: "status = 1 and sent_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_waiting",
                schema: "ledger",
                table: "payment",
                columns: new[] { "payer_id", "id" },
                filter: "status = 1 and hold_id is null");

            migrationBuilder.Sql(SqlScript.Read("waiting_payments_end.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payment_due",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_sent",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_waiting",
                schema: "ledger",
                table: "payment");

            migrationBuilder.CreateIndex(
                name: "ix_payment_expires_at",
                schema: "ledger",
                table: "payment",
                column: "expires_at",
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ix_payment_sent_at",
                schema: "ledger",
                table: "payment",
                column: "sent_at",
                filter: "status = 1 and sent_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_waiting",
                schema: "ledger",
                table: "payment",
                column: "payer_id",
                filter: "status = 1 and hold_id is null");
        }
    }
}
