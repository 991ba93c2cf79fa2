using CleanAcquiring.Infrastructure;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Brings the database up to date before anything is served or done.</summary>
internal sealed class PreparedDatabaseRegistration(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => services.PrepareInfrastructureAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
