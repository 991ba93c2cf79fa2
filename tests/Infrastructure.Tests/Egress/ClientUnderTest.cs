using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Tests.Egress;

/// <summary>A client made the way the product makes one, and everything it logged.</summary>
internal sealed class ClientUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ServiceProvider provider;

    public ClientUnderTest(EgressPolicy policy, bool allowPrivateNetworks = true, string? extraRootsPath = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Egress:AllowPrivateNetworks"] = allowPrivateNetworks ? "true" : "false",
                        ["Egress:ExtraRootsPath"] = extraRootsPath,
                    }
                )
                .Build()
        );
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddEgressClient("probe", found => policy with { ExtraRoots = found.GetRequiredService<ExtraRoots>().Certificates });
        provider = services.BuildServiceProvider();
        Http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("probe");
    }

    public MemoryLog Log { get; } = new();

    public HttpClient Http { get; }

    public IReadOnlyList<IHostedService> HostedServices => [.. provider.GetServices<IHostedService>()];

    public Task<Exchange> GetAsync(Uri address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address), Patience);

    public Task<Exchange> PostAsync(Uri address, string body = "{}", TimeSpan? patience = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body) }, patience ?? Patience);

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    private Task<Exchange> SendAsync(HttpRequestMessage request, TimeSpan patience) =>
        Exchange.SendAsync(Http, request, "Probe", patience, TimeProvider.System, TestContext.Current.CancellationToken);
}
