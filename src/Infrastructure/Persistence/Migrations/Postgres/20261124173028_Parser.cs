using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanAcquiring.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Parser : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "parser",
                table: "notifications",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "parser",
                table: "notifications");
        }
    }
}
