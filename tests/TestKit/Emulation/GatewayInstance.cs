using CleanAcquiring.Application;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>One run of the gateway until its crash: the real application and adapters, without a web server.</summary>
internal sealed class GatewayInstance : IAsyncDisposable
{
    private const int BatchSize = 4;
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

    /// <summary>Claims the due follow-ups and runs them one by one.</summary>
    /// <returns>The number of follow-ups.</returns>
    public async Task<int> WorkAsync()
    {
        List<ClaimedFollowUp> claimed = [];
        await using (var scope = services.CreateAsyncScope())
        {
            var followUps = scope.ServiceProvider.GetRequiredService<IFollowUps>();
            foreach (var kind in await DueKindsAsync(scope.ServiceProvider))
                claimed.AddRange(await followUps.ClaimAsync(kind, BatchSize, new FollowUpPace().Lease, CancellationToken.None));
        }
        foreach (var followUp in claimed)
            await services.GetRequiredService<FollowUpRunner>().RunAsync(followUp, CrashPlan.Crash);
        return claimed.Count;
    }

    public async Task<T> ReadAsync<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider);
    }

    // A claim for each kind, most of them of nothing, would be half of a schedule's time.
    private static async Task<IReadOnlyList<FollowUpKind>> DueKindsAsync(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return await services.GetRequiredService<AcquiringDbContext>()
            .FollowUps.Where(work => work.DueAt <= now && work.ParkedAt == null)
            .Select(work => work.Kind)
            .Distinct()
            .OrderBy(kind => kind)
            .ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        CrashPlan.Dispose();
    }
}
