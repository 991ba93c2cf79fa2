using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>Installation-wide rules of outgoing calls, from the configuration section <c>Egress</c>.</summary>
public sealed class EgressOptions
{
    /// <summary>Lets calls reach loopback and private networks; for development.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>A PEM file, or a folder of them, with root certificates that are trusted beside the system's.</summary>
    public string? ExtraRootsPath { get; set; }
}

/// <summary>Stops the start at unreadable roots, which would fail every later call to a bank.</summary>
internal sealed class EgressOptionsCheck : IValidateOptions<EgressOptions>
{
    public ValidateOptionsResult Validate(string? name, EgressOptions options)
    {
        if (options.ExtraRootsPath is not { Length: > 0 } path)
            return ValidateOptionsResult.Success;
        try
        {
            return ExtraRoots.Read(path).Count > 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Egress:ExtraRootsPath names no PEM certificate.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return ValidateOptionsResult.Fail($"Egress:ExtraRootsPath cannot be read: {exception.Message}");
        }
    }
}

/// <summary>Warns at the start that private networks are reachable.</summary>
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
