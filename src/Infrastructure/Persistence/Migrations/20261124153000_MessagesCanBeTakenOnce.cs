using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Allpay.Infrastructure.Persistence.Migrations
{
    /// <summary>A table that is no part of the model: only the door of the agents knows it.</summary>
    [DbContext(typeof(AllpayDbContext))]
    [Migration("20261124153000_MessagesCanBeTakenOnce")]
    public class MessagesCanBeTakenOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SqlScript.Read("seen_messages.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("drop table ops.seen_message;");
    }
}
