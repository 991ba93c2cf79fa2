using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Web.Tests.Harness;

/// <summary>The gateway on a port of its own, behind real sockets; the test answers for the use cases.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ServiceProvider clients = new ServiceCollection()
        .AddHttpClient("", client => client.Timeout = TimeSpan.FromSeconds(30))
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        .Services.BuildServiceProvider();

    private Gateway(WebApplication app, ScriptedMediator mediator, RecordedLog log)
    {
        (this.app, Mediator, Log) = (app, mediator, log);
        Http = clients.GetRequiredService<IHttpClientFactory>().CreateClient();
        Http.BaseAddress = new Uri(app.Urls.First());
    }

    public ScriptedMediator Mediator { get; }

    public RecordedLog Log { get; }

    public HttpClient Http { get; }

    public static async Task<Gateway> StartAsync(params (string Key, string? Value)[] settings)
    {
        var mediator = new ScriptedMediator();
        var log = new RecordedLog();
        var host = Build(mediator, log, settings);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new Gateway(host, mediator, log);
    }

    public static WebApplication Build(ScriptedMediator mediator, RecordedLog log, params (string Key, string? Value)[] settings) =>
        GatewayHost.Build(
            ["--urls=http://127.0.0.1:0"],
            builder =>
            {
                builder
                    .Configuration.AddInMemoryCollection(Ordinary)
                    .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
                builder.Environment.EnvironmentName = builder.Configuration["environment"] ?? Environments.Production;
                builder.Logging.ClearProviders().AddProvider(log);
                builder.Host.UseServiceProviderFactory(new SwappedServices(mediator));
            }
        );

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        HttpContent? body = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, address, null, headers);

    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, null, headers);

    public static async Task<IDocument> PageAsync(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        var html = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return await BrowsingContext
            .New(AngleSharp.Configuration.Default)
            .OpenAsync(request => request.Content(html), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        await clients.DisposeAsync();
    }

    private static Dictionary<string, string?> Ordinary => new(StringComparer.Ordinal)
    {
        ["Public:BaseUrl"] = "https://pay.example.org",
        ["AmoCrm:ClientId"] = "7d2f0a54-3c1b-4e0e-9a77-5b1f6c2d9e10",
        ["AmoCrm:ClientSecret"] = "an-invented-secret",
        ["AmoCrm:RedirectUri"] = "https://pay.example.org/amocrm/oauth/callback",
        ["Data:Path"] = Path.Combine(AppContext.BaseDirectory, "no-data"),
        ["RateLimits:PerIp"] = "1000000",
        ["RateLimits:PerLink"] = "1000000",
        ["RateLimits:PerAccount"] = "1000000",
    };
}
