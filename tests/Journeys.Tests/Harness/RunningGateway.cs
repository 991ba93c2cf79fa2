using CleanAcquiring.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>A gateway in this process.</summary>
internal sealed class RunningGateway(WebApplication app, Uri url) : IAsyncDisposable
{
    public Uri Url => url;

    public IServiceProvider Services => app.Services;

    public static async Task<RunningGateway> StartAsync(string url, IReadOnlyDictionary<string, string?> settings)
    {
        var app = GatewayHost.Build([$"--urls={url}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningGateway(app, new Uri(url));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
