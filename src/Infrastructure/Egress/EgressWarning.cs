using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>Says once, at the start, that the doors to private networks are open.</summary>
internal sealed partial class EgressWarning(IOptions<EgressOptions> options, ILogger<EgressWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AllowPrivateNetworks)
            Log.PrivateNetworks(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "Egress:AllowPrivateNetworks is on: outgoing calls may reach loopback and private networks. Only for development."
        )]
        public static partial void PrivateNetworks(ILogger logger);
    }
}
