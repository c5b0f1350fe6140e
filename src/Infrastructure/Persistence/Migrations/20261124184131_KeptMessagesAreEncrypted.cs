using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeptMessagesAreEncrypted : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "key_id",
                schema: "ops",
                table: "signed_message",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "archived_bytes",
                schema: "ops",
                columns: table => new
                {
                    agent_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_archived_bytes", x => x.agent_id);
                });

            migrationBuilder.Sql("grant select, insert, update on ops.archived_bytes to allpay_app");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "archived_bytes",
                schema: "ops");

            migrationBuilder.DropColumn(
                name: "key_id",
                schema: "ops",
                table: "signed_message");
        }
    }
}
