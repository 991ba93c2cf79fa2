using CleanAcquiring.Application;
using CleanAcquiring.Application.Addresses;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Infrastructure;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CleanAcquiring.TestTown;

/// <summary>One process of the gateway, from its start to its death: the real application on the real adapters, without a web server.</summary>
internal sealed class GatewayLife : IAsyncDisposable
{
    private const int AtOnce = 4;
    private readonly ServiceProvider services;

    public GatewayLife(IConfiguration configuration, TimeProvider clock, Random luck)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(configuration);
        collection.AddSingleton(clock);
        collection.AddSingleton(luck);
        collection.AddSingleton(new PaceLimit(1_000_000));
        collection.AddSingleton(Complaints.Factory);
        collection.AddLogging();
        collection.AddApplication();
        collection.AddInfrastructure(configuration);
        collection.AddSingleton<IAddresses, SimulatedAddresses>();
        collection.ConfigureDbContext<SqliteDbContext>((_, options) => options.AddInterceptors(new MortalSaves(Fate), new MortalCommands(Fate)), ServiceLifetime.Singleton);
        collection.ConfigureAll<HttpClientFactoryOptions>(client => client.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Insert(0, new MortalCalls(Fate))));
        services = collection.BuildServiceProvider();
    }

    public Fate Fate { get; } = new();

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
            taken = await scope.ServiceProvider.GetRequiredService<IFollowUps>().ClaimAsync(AtOnce, new FollowUpPace().Lease, CancellationToken.None);
        foreach (var work in taken)
            await services.GetRequiredService<FollowUpRunner>().RunAsync(work, Fate.Death);
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
        Fate.Dispose();
    }
}
