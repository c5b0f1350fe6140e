using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class LoginsAreCountedByNameAndPlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "login_guesses",
                schema: "party");

            migrationBuilder.CreateTable(
                name: "login_failures",
                schema: "party",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_failures", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "login_origin",
                schema: "party",
                columns: table => new
                {
                    holder_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_origin", x => new { x.holder_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "password_code",
                schema: "party",
                columns: table => new
                {
                    holder_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_password_code", x => x.holder_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_login_failures_last_at",
                schema: "party",
                table: "login_failures",
                column: "last_at");

            migrationBuilder.Sql(SqlScript.Read("logins.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "login_failures",
                schema: "party");

            migrationBuilder.DropTable(
                name: "login_origin",
                schema: "party");

            migrationBuilder.DropTable(
                name: "password_code",
                schema: "party");

            migrationBuilder.CreateTable(
                name: "login_guesses",
                schema: "party",
                columns: table => new
                {
                    holder_id = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_guesses", x => x.holder_id);
                });
        }
    }
}
