using System.Security.Cryptography;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.TestKit.Emulation;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Webhooks;

/// <summary>One gateway of several on a database, whole but for its web server; a test runs its work.</summary>
internal sealed class WebhookReplica : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public WebhookReplica(IReadOnlyDictionary<string, string?> settings, TimeProvider time)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(time)
            .AddLogging()
            .AddApplication()
            .AddInfrastructure(configuration)
            .AddSingleton<IPublicUrls, SimulatedUrls>()
            .BuildServiceProvider();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public IServiceProvider Services => services;

    public static async Task<Dictionary<string, string?>> SettingsAsync(PostgresFixture postgres, WebhookReceiver receiver) => new()
    {
        ["ConnectionStrings:Postgres"] = await postgres.CreateDatabaseAsync(Token),
        ["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["Egress:AllowPrivateNetworks"] = "true",
        ["Egress:ExtraRootsPath"] = receiver.RootPath,
    };

    public async Task<T> RequestAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Takes and runs the sending that is due now, until none is left for this replica.</summary>
    public async Task WorkAsync(CancellationToken giveBack = default)
    {
        while (await ClaimAsync() is { Count: > 0 } claimed)
        {
            foreach (var work in claimed)
                await services.GetRequiredService<FollowUpRunner>().RunAsync(work, giveBack);
            if (giveBack.IsCancellationRequested)
                return;
        }
    }

    public Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync() => RequestAsync(it => it.GetRequiredService<IFollowUps>()
        .ClaimAsync(FollowUpKind.DeliverWebhooks, 1, new FollowUpPace().Lease, Token));

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
