using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AKeyIsOneCertificates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "allows_sha1",
                schema: "party",
                table: "certificate",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "key_hash",
                schema: "party",
                table: "certificate",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "valid_until",
                schema: "party",
                table: "certificate",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql(SqlScript.Read("certificate_keys.sql"));

            migrationBuilder.CreateIndex(
                name: "ix_certificate_key_hash",
                schema: "party",
                table: "certificate",
                column: "key_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_certificate_key_hash",
                schema: "party",
                table: "certificate");

            migrationBuilder.DropColumn(
                name: "allows_sha1",
                schema: "party",
                table: "certificate");

            migrationBuilder.DropColumn(
                name: "key_hash",
                schema: "party",
                table: "certificate");

            migrationBuilder.DropColumn(
                name: "valid_until",
                schema: "party",
                table: "certificate");
        }
    }
}
