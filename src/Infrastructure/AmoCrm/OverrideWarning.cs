using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>Says once, at the start, that amoCRM is not where it should be.</summary>
internal sealed partial class OverrideWarning(IOptions<AmoCrmOptions> options, ILogger<OverrideWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Override is { } address)
            Log.Overridden(logger, address.Authority);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "AmoCrm:BaseAddressOverride is set: every amoCRM host is called at {Authority}. Not for production."
        )]
        public static partial void Overridden(ILogger logger, string authority);
    }
}
