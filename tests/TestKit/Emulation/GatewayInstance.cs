using CleanAcquiring.Application;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>
/// One process of the gateway, from its start to its death: the real application on the real adapters, without a web server.
/// </summary>
internal sealed class GatewayInstance : IAsyncDisposable
{
    private const int AtOnce = 4;
    private readonly ServiceProvider services;

    public GatewayInstance(IConfiguration configuration, TimeProvider clock, Random random)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(configuration);
        collection.AddSingleton(clock);
        collection.AddSingleton(random);
        collection.AddSingleton(new PaceLimit(1_000_000));
        collection.AddSingleton(ErrorLog.Factory);
        collection.AddLogging();
        collection.AddApplication();
        collection.AddInfrastructure(configuration);
        collection.AddSingleton<IPublicUrls, SimulatedUrls>();
        collection.ConfigureDbContext<SqliteDbContext>(
            (_, options) => options.AddInterceptors(new CrashPointSaves(CrashPlan), new CrashPointCommands(CrashPlan)),
            ServiceLifetime.Singleton
        );
        collection.ConfigureAll<HttpClientFactoryOptions>(client =>
            client.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Insert(0, new CrashPointCalls(CrashPlan)))
        );
        services = collection.BuildServiceProvider();
    }

    public CrashPlan CrashPlan { get; } = new();

    public Task PrepareAsync() => services.PrepareInfrastructureAsync(CancellationToken.None);

    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Takes what is due now and does it, one piece after the other.</summary>
    public async Task<int> WorkAsync()
    {
        IReadOnlyList<ClaimedFollowUp> taken;
        await using (var scope = services.CreateAsyncScope())
            taken = await scope
                .ServiceProvider.GetRequiredService<IFollowUps>()
                .ClaimAsync(AtOnce, new FollowUpPace().Lease, CancellationToken.None);
        foreach (var work in taken)
            await services.GetRequiredService<FollowUpRunner>().RunAsync(work, CrashPlan.Death);
        return taken.Count;
    }

    public async Task<T> ReadAsync<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        CrashPlan.Dispose();
    }
}
