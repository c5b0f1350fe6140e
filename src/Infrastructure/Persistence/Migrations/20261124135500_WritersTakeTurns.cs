using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <summary>Tables that are no part of the model: only the ledger's writer knows them.</summary>
    [DbContext(typeof(AllpayDbContext))]
    [Migration("20261124135500_WritersTakeTurns")]
    public class WritersTakeTurns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SqlScript.Read("writers_take_turns.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("drop table ledger.turn; drop table ledger.writer;");
    }
}
