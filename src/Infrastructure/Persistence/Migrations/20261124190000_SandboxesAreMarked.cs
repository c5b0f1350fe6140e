using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <summary>A table that is no part of the model: only what seeds the sandbox knows it.</summary>
    [DbContext(typeof(AllpayDbContext))]
    [Migration("20261124190000_SandboxesAreMarked")]
    public class SandboxesAreMarked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SqlScript.Read("sandboxes_are_marked.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("drop table sandbox.mark;");
    }
}
