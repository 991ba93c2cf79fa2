using System.Security.Cryptography;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Sealing;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>The registered storage of one replica on an empty database.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private Store(Dictionary<string, string?> settings, TimeProvider time, Action<IServiceCollection>? more)
    {
        Settings = settings;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddPersistence(configuration)
            .AddSealing(configuration);
        more?.Invoke(services);
        provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public Dictionary<string, string?> Settings { get; }

    public IServiceProvider Services => provider;

    public static async Task<Store> CreateAsync(
        Database database,
        PostgresFixture postgres,
        TimeProvider? time = null,
        Action<IServiceCollection>? more = null
    )
    {
        var store = new Store(await SettingsAsync(database, postgres), time ?? TimeProvider.System, more);
        await store.Services.MigrateAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static async Task<Dictionary<string, string?>> SettingsAsync(Database database, PostgresFixture postgres) => database switch
    {
        Database.Postgres => new()
        {
            ["ConnectionStrings:Postgres"] = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken),
            ["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        },
        Database.Sqlite => new() { ["Data:Path"] = Directory.CreateTempSubdirectory("acquiring-").FullName },
    };

    /// <summary>Another process on the same database.</summary>
    public static Store Replica(Dictionary<string, string?> settings, TimeProvider? time = null) =>
        new(settings, time ?? TimeProvider.System, null);

    /// <summary>Runs work in a scope of its own, as a request does.</summary>
    public async Task<T> RequestAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async Task RequestAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = provider.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>Saves new payments in one request.</summary>
    public Task SaveAsync(params IEnumerable<Payment> payments) => RequestAsync(async it =>
    {
        foreach (var payment in payments)
            it.Payments().Add(payment);
        (await it.SaveAsync()).ShouldBeTrue();
    });

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        if (!Settings.TryGetValue("Data:Path", out var folder) || folder is null)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
