using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Testing;
using CleanAcquiring.Testing.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>A whole town for one test: an emulator of amoCRM and of the bank, a new database, and as many gateways as the test starts.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly WebApplication emulator;
    private readonly List<IAsyncDisposable> gateways = [];

    private Town(WebApplication emulator, EmulatorOptions options, string database)
    {
        this.emulator = emulator;
        Options = options;
        EmulatorUrl = new Uri(emulator.Urls.First());
        Settings = GatewaySettings.For(options, EmulatorUrl, database);
        Client = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient("town");
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

    public SellerView Seller => new(Client, EmulatorUrl, new Uri(Options.GatewayUrl));

    public BankView Bank => new(Client, EmulatorUrl);

    /// <summary>A town with one gateway, where every seller has installed and set up what its scenario needs.</summary>
    public static async Task<Town> OpenAsync(PostgresFixture postgres, Action<Dictionary<string, string?>>? change = null)
    {
        var town = await FoundAsync(postgres);
        change?.Invoke(town.Settings);
        await town.StartGatewayAsync();
        await town.OnboardAsync();
        return town;
    }

    /// <summary>A town without a gateway, with a crowd of further sellers where a test wants one.</summary>
    public static async Task<Town> FoundAsync(PostgresFixture postgres, int crowd = 0, int invoices = 1) =>
        await FoundAsync(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken), crowd, invoices);

    /// <summary>The same on a database of the test's own.</summary>
    public static async Task<Town> FoundAsync(string database, int crowd, int invoices)
    {
        var options = new EmulatorOptions { ListenUrl = "http://localhost:0", GatewayUrl = $"http://localhost:{FreePort.Take()}", CrowdAccounts = crowd, CrowdInvoices = invoices };
        var built = EmulatorHost.Build(options, builder => builder.Services.AddHttpClient("town")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 200 }));
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new Town(built, options, database);
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

    public Task OnboardAsync() => emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(TestContext.Current.CancellationToken);

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

    public async Task<HttpResponseMessage> ClickAsync(string scenario, string? contact = null) => await ClickAsync(await PayLinkAsync(scenario), contact);

    /// <summary>What a button on the bank's page does.</summary>
    public async Task<HttpResponseMessage> PressAsync(Uri bankPage, string outcome)
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        return await Client.PostAsync(bankPage, form, TestContext.Current.CancellationToken);
    }

    public async Task MischiefAsync(params JsonNode[] faults)
    {
        using var answer = await Client.PutAsJsonAsync(new Uri(EmulatorUrl, "/mischief"), new JsonObject { ["faults"] = new JsonArray(faults) }, TestContext.Current.CancellationToken);
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
