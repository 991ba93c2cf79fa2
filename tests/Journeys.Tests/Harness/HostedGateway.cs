using CleanAcquiring.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>A gateway in the test's process.</summary>
internal sealed class HostedGateway : IAsyncDisposable
{
    private readonly WebApplication app;

    private HostedGateway(WebApplication app) => this.app = app;

    public static async Task<HostedGateway> StartAsync(Uri url, IReadOnlyDictionary<string, string?> settings, WireTap? tap = null)
    {
        var host = GatewayHost.Build([$"--urls={url.GetLeftPart(UriPartial.Authority)}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            tap?.ListenTo(builder);
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new HostedGateway(host);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
