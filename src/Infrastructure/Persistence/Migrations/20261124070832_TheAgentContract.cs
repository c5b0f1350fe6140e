using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class TheAgentContract : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "details",
                schema: "ledger",
                table: "payment",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sent_at",
                schema: "ledger",
                table: "payment",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "code_guesses",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_guesses", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "login_guesses",
                schema: "party",
                columns: table => new
                {
                    holder_id = table.Column<long>(type: "bigint", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_guesses", x => x.holder_id);
                });

            migrationBuilder.CreateTable(
                name: "provider",
                schema: "party",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    is_blocked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signed_message",
                schema: "ops",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agent_id = table.Column<long>(type: "bigint", nullable: false),
                    certificate_number = table.Column<long>(type: "bigint", nullable: false),
                    contract = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    operation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    message = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "service",
                schema: "party",
                columns: table => new
                {
                    public_code = table.Column<long>(type: "bigint", nullable: false),
                    provider_id = table.Column<long>(type: "bigint", nullable: false),
                    provider_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_blocked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service", x => x.public_code);
                    table.ForeignKey(
                        name: "fk_service_provider_provider_id",
                        column: x => x.provider_id,
                        principalSchema: "party",
                        principalTable: "provider",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateIndex(
                name: "ix_provider_account",
                schema: "party",
                table: "provider",
                column: "account",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_code",
                schema: "party",
                table: "provider",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_provider_id",
                schema: "party",
                table: "service",
                column: "provider_id");

            migrationBuilder.CreateIndex(
                name: "ix_signed_message_agent_id_received_at",
                schema: "ops",
                table: "signed_message",
                columns: new[] { "agent_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_signed_message_received_at",
                schema: "ops",
                table: "signed_message",
                column: "received_at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.Sql(SqlScript.Read("agent_contract.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "code_guesses",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "login_guesses",
                schema: "party");

            migrationBuilder.DropTable(
                name: "service",
                schema: "party");

            migrationBuilder.DropTable(
                name: "signed_message",
                schema: "ops");

            migrationBuilder.DropTable(
                name: "provider",
                schema: "party");

            migrationBuilder.DropIndex(
                name: "ix_payment_sent_at",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_waiting",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "details",
                schema: "ledger",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "sent_at",
                schema: "ledger",
                table: "payment");
        }
    }
}
