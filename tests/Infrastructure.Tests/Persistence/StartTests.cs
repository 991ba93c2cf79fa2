using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class StartTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_start_at_once_on_an_empty_database()
    {
        var settings = await Store.SettingsAsync(Database.Postgres, postgres);
        var replicas = Enumerable.Range(0, 5).Select(_ => Store.Replica(settings)).ToList();

        await Task.WhenAll(replicas.Select(replica => Task.Run(() => replica.Services.MigrateAsync(Token))));

        (await replicas[0].RequestAsync(it => it.Tables().Database.GetPendingMigrationsAsync(Token))).ShouldBeEmpty();
        foreach (var replica in replicas)
            await replica.DisposeAsync();
    }

    [Fact]
    public async Task A_killed_start_does_not_stop_the_next()
    {
        await using var store = await Store.CreateAsync(Database.Sqlite, postgres);
        await store.RequestAsync(it => it.Tables().Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, 'then')
            """,
            Token));

        await store.Services.MigrateAsync(Token);
    }

    [Theory, InlineData(Database.Sqlite, 1), InlineData(Database.Postgres, 0)]
    public async Task A_start_of_the_only_instance_drops_the_leases_of_the_last(Database database, int free)
    {
        var time = new FakeTimeProvider(Sample.FirstDue);
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync(Sample.Payment());
        (await store.ClaimAsync()).Count.ShouldBe(1);

        await store.Services.MigrateAsync(Token);

        (await store.ClaimAsync()).Count.ShouldBe(free);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task The_tables_match_the_model(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);

        (await store.RequestAsync(it => Task.FromResult(it.Tables().Database.HasPendingModelChanges()))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_folder_of_the_file_is_created()
    {
        var settings = await Store.SettingsAsync(Database.Sqlite, postgres);
        settings["Data:Path"] = Path.Combine(settings["Data:Path"]!, "deeper", "still");
        await using var store = Store.Replica(settings);

        await store.Services.MigrateAsync(Token);

        File.Exists(Path.Combine(settings["Data:Path"]!, "acquiring.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_sqlite_files_are_for_their_owner_alone()
    {
        var settings = await Store.SettingsAsync(Database.Sqlite, postgres);
        settings["Data:Path"] = Path.Combine(settings["Data:Path"]!, "private");
        await using (var store = Store.Replica(settings))
        {
            await store.Services.MigrateAsync(Token);
            await store.SaveAsync(Sample.Payment());

            Modes(settings).ShouldBe(
                ["acquiring.db 600", "acquiring.db-shm 600", "acquiring.db-wal 600", "private 700", "sealing.key 600"]);
        }
    }

    [Fact]
    public async Task A_sqlite_file_of_an_older_version_becomes_private()
    {
        await using var store = await Store.CreateAsync(Database.Sqlite, postgres);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(store.Settings["Data:Path"]!, "acquiring.db"), (UnixFileMode)Convert.ToInt32("644", 8));

        await store.Services.MigrateAsync(Token);

        Modes(store.Settings).ShouldContain("acquiring.db 600");
    }

    [Theory, InlineData("no connection string, password=secret"), InlineData("Port=x;Password=secret"), InlineData("Password=secret")]
    public async Task A_senseless_connection_string_is_named_and_not_quoted(string senseless)
    {
        await using var store = Store.Replica(new() { ["ConnectionStrings:Postgres"] = senseless });

        var problem = Should.Throw<OptionsValidationException>(() => store.Services.GetRequiredService<IOptions<StorageOptions>>().Value);

        problem.Message.ShouldContain("ConnectionStrings:Postgres");
        problem.ToString().ShouldNotContain("secret");
    }

    private static IEnumerable<string> Modes(Dictionary<string, string?> settings)
    {
        var folder = new DirectoryInfo(settings["Data:Path"]!);
        return folder.GetFiles()
            .Append<FileSystemInfo>(folder)
            .Select(file => $"{file.Name} {Convert.ToString((int)file.UnixFileMode, 8)}")
            .Order(StringComparer.Ordinal);
    }
}
