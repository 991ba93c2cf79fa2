using CleanAcquiring.TestKit.Postgres;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Tests.PostgresFixtureTests;

public sealed class A_database_of_the_fixture(PostgresFixture postgres)
{
    [Fact]
    public async Task Is_new_and_empty_each_time()
    {
        var first = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await RunAsync(first, "CREATE TABLE only_here (id int)");

        var second = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

        second.ShouldNotBe(first);
        (await RunAsync(second, "SELECT to_regclass('only_here')::text")).ShouldBe(DBNull.Value);
    }

    [Fact]
    public async Task Can_be_created_many_times_at_once()
    {
        var all = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken))
        );

        all.ShouldBeUnique();
    }

    [Fact]
    public async Task Knows_letters_beyond_English_ones()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

        (await RunAsync(database, "SELECT 'Счёт' ILIKE 'счЁТ'")).ShouldBe(true);
    }

    [Fact]
    public async Task Takes_the_connections_of_a_race_test()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

        (await RunAsync(database, "SELECT current_setting('max_connections')::int >= 100")).ShouldBe(true);
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
