using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.TestKit;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>
/// A whole environment for one test: an emulator of amoCRM and of the bank, a new database, and as many gateways as the test
/// starts.
/// </summary>
internal sealed class EmulatedEnvironment : IAsyncDisposable
{
    private readonly WebApplication emulator;
    private readonly List<IAsyncDisposable> gateways = [];

    private EmulatedEnvironment(WebApplication emulator, EmulatorOptions options, string database)
    {
        this.emulator = emulator;
        Options = options;
        EmulatorUrl = new Uri(emulator.Urls.First());
        Settings = GatewaySettings.For(options, EmulatorUrl, database);
        Client = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient("environment");
        Client.Timeout = TimeSpan.FromSeconds(60);
        Client.DefaultRequestHeaders.Add("Accept-Language", "ru");
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64)");
    }

    public EmulatorOptions Options { get; }

    public Uri EmulatorUrl { get; }

    /// <summary>The configuration of every gateway that is started after it was changed.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>Takes redirects for answers, keeps no cookies.</summary>
    public HttpClient Client { get; }

    public CrmView Crm => new(Client, EmulatorUrl);

    public SellerView Seller => new(Client, EmulatorUrl, new Uri(Options.GatewayUrl), emulator.Services.GetRequiredService<IEmulatedAcquirer>());

    public BankView Bank => new(Client, EmulatorUrl);

    /// <summary>A environment with one gateway, where every seller has installed and set up what its scenario needs.</summary>
    public static async Task<EmulatedEnvironment> OpenAsync(PostgresFixture postgres, Action<Dictionary<string, string?>>? change = null)
    {
        var environment = await FoundAsync(postgres);
        change?.Invoke(environment.Settings);
        await environment.StartGatewayAsync();
        await environment.OnboardAsync();
        return environment;
    }

    /// <summary>A environment without a gateway, with a load of further sellers where a test wants one.</summary>
    public static async Task<EmulatedEnvironment> FoundAsync(PostgresFixture postgres, int load = 0, int invoices = 1) =>
        await FoundAsync(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken), load, invoices);

    /// <summary>The same on a database of the test's own.</summary>
    public static async Task<EmulatedEnvironment> FoundAsync(string database, int load, int invoices)
    {
        var options = new EmulatorOptions
        {
            ListenUrl = "http://localhost:0",
            GatewayUrl = $"http://localhost:{FreePort.Take()}",
            LoadTestAccounts = load,
            LoadInvoices = invoices,
        };
        var built = EmulatorHost.Build(
            options,
            builder =>
                builder
                    .Services.AddHttpClient("environment")
                    .ConfigurePrimaryHttpMessageHandler(() =>
                        new SocketsHttpHandler
                        {
                            AllowAutoRedirect = false,
                            UseCookies = false,
                            MaxConnectionsPerServer = 200,
                        }
                    )
        );
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new EmulatedEnvironment(built, options, database);
    }

    public async Task<RunningGateway> StartGatewayAsync(string? url = null)
    {
        var gateway = await RunningGateway.StartAsync(url ?? Options.GatewayUrl, Settings);
        gateways.Add(gateway);
        return gateway;
    }

    public async Task<GatewayProcess> StartGatewayProcessAsync(string? url = null)
    {
        var gateway = await GatewayProcess.StartAsync(url ?? Options.GatewayUrl, Settings, Client);
        gateways.Add(gateway);
        return gateway;
    }

    public Task OnboardAsync() =>
        emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(TestContext.Current.CancellationToken);

    public async Task<Uri> PayLinkAsync(string scenario)
    {
        var all = await Client.GetFromJsonAsync<JsonArray>(new Uri(EmulatorUrl, "/scenarios"), TestContext.Current.CancellationToken);
        return new Uri((string)all!.Single(entry => (string?)entry!["name"] == scenario)!["payUrl"]!);
    }

    /// <summary>What the loader's form does.</summary>
    public async Task<HttpResponseMessage> ClickAsync(Uri payLink, string? contact = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, payLink)
        {
            Content = new FormUrlEncodedContent(contact is null ? [] : [new("contact", contact)]),
        };
        request.Headers.Accept.ParseAdd(accept ?? "text/html");
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> ClickAsync(string scenario, string? contact = null) =>
        await ClickAsync(await PayLinkAsync(scenario), contact);

    /// <summary>What a button on the bank's page does.</summary>
    public async Task<HttpResponseMessage> PressAsync(Uri bankPage, string outcome)
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        return await Client.PostAsync(bankPage, form, TestContext.Current.CancellationToken);
    }

    public async Task InjectFaultAsync(params JsonNode[] faults)
    {
        using var answer = await Client.PutAsJsonAsync(
            new Uri(EmulatorUrl, "/faults"),
            new JsonObject { ["faults"] = new JsonArray(faults) },
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in gateways)
            await gateway.DisposeAsync();
        Client.Dispose();
        await emulator.DisposeAsync();
    }
}
