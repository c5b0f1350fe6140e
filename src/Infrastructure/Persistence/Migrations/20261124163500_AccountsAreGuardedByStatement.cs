using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <summary>What the model knows of it is one column, which the database no longer computes by itself.</summary>
    [DbContext(typeof(AllpayDbContext))]
    [Migration("20261124163500_AccountsAreGuardedByStatement")]
    public class AccountsAreGuardedByStatement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SqlScript.Read("accounts_by_statement.sql"));
    }
}
