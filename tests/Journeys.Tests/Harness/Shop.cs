using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CleanAcquiring.Demo;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Emulator.Widget;
using CleanAcquiring.TestKit;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>
/// The whole product around one seller: the emulator of amoCRM and of the acquirers, a new database, and the gateways that the
/// test starts, in this process or in processes of their own. Every journey begins with <see cref="OpenAsync"/>.
/// </summary>
internal sealed class Shop : IAsyncDisposable
{
    /// <summary>amoCRM id of the seller's account.</summary>
    public const long Account = 31415926;

    /// <summary>The complete invoice of the scenario <c>complete</c>, unpaid at first.</summary>
    public const long Invoice = 918273;

    private readonly WebApplication emulator;
    private readonly List<IAsyncDisposable> gateways = [];

    private Shop(WebApplication emulator, string database)
    {
        this.emulator = emulator;
        EmulatorUrl = new Uri(emulator.Urls.First());
        GatewayUrl = new Uri(emulator.Services.GetRequiredService<EmulatorOptions>().GatewayUrl);
        Settings = EmulatorHost.GatewaySettings(emulator.Services);
        Settings["ConnectionStrings:Postgres"] = database;
        Settings["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        foreach (var limit in (string[])["PerIp", "PerLink", "PerAccount"])
            Settings[$"RateLimits:{limit}"] = "100000";
        Client = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(Shop));
        Client.Timeout = TimeSpan.FromSeconds(60);
        Client.DefaultRequestHeaders.Add("Accept-Language", "ru");
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64)");
        Crm = new CrmView(Client, EmulatorUrl);
        Acquirer = AcquirerView.Of(emulator.Services, Client, EmulatorUrl);
        Seller = new SellerView(Client, EmulatorUrl, GatewayUrl, Acquirer);
    }

    public Uri EmulatorUrl { get; }

    public Uri GatewayUrl { get; }

    /// <summary>The gateway's second origin, which the widget calls and frames.</summary>
    public Uri FrontUrl => new(emulator.Urls.ElementAt(1));

    /// <summary>Configuration of the gateways started from now on.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; }

    public CrmView Crm { get; }

    public AcquirerView Acquirer { get; }

    public SellerView Seller { get; }

    /// <summary>Opens a shop with one gateway, where every seller of the scenarios has installed the integration.</summary>
    public static async Task<Shop> OpenAsync(
        PostgresFixture postgres, Action<Shop>? configure = null, string? acquirer = null, bool everyAcquirer = false, WireTap? tap = null)
    {
        var shop = await BeforeInstallingAsync(postgres, configure, acquirer, everyAcquirer, tap);
        await shop.OnboardAsync();
        return shop;
    }

    /// <summary>Opens a shop with one gateway, where nobody has installed the integration.</summary>
    public static async Task<Shop> BeforeInstallingAsync(
        PostgresFixture postgres, Action<Shop>? configure = null, string? acquirer = null, bool everyAcquirer = false, WireTap? tap = null)
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var shop = await WithoutGatewayAsync(database, sellers: 0, invoices: 1, acquirer, everyAcquirer, tap);
        configure?.Invoke(shop);
        shop.gateways.Add(await HostedGateway.StartAsync(shop.GatewayUrl, shop.Settings, tap));
        return shop;
    }

    /// <summary>Opens a shop for gateways in processes of their own, with further sellers for load.</summary>
    public static async Task<Shop> WithoutGatewayAsync(
        PostgresFixture postgres, int sellers = 0, int invoices = 1, string? acquirer = null) =>
        await WithoutGatewayAsync(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken), sellers, invoices, acquirer);

    public static async Task<Shop> WithoutGatewayAsync(
        string database, int sellers, int invoices, string? acquirer = null, bool everyAcquirer = false, WireTap? tap = null)
    {
        var options = new EmulatorOptions
        {
            ListenUrl = "http://localhost:0", FrontUrl = "http://localhost:0", GatewayUrl = $"http://localhost:{FreePort.Take()}",
            LoadTestAccounts = sellers, LoadInvoices = invoices, Acquirer = acquirer, EveryAcquirer = everyAcquirer,
        };
        var host = EmulatorHost.Build(options, builder =>
        {
            builder.Services.AddHttpClient(nameof(Shop)).ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 200 });
            tap?.ListenTo(builder);
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<EmulatedWidget>().Upload(DemoWidget.Pack(host.Urls.ElementAt(1)));
        return new Shop(host, database);
    }

    public async Task<GatewayProcess> StartGatewayProcessAsync(Uri? url = null)
    {
        var gateway = await GatewayProcess.StartAsync(url ?? GatewayUrl, Settings, Client);
        lock (gateways)
            gateways.Add(gateway);
        return gateway;
    }

    /// <summary>Installs the integration in every account and sets up its payment methods.</summary>
    public Task OnboardAsync() =>
        emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(TestContext.Current.CancellationToken);

    public async Task<Uri> PayLinkAsync(string scenario)
    {
        var all = await Client.GetFromJsonAsync<JsonArray>(new Uri(EmulatorUrl, "/scenarios"), TestContext.Current.CancellationToken);
        return new Uri((string)all!.Single(entry => (string?)entry!["name"] == scenario)!["payUrl"]!);
    }

    /// <summary>The page of <see cref="Invoice"/> in amoCRM that the seller sends to the buyer.</summary>
    public Uri InvoicePage => new(EmulatorUrl, $"/paywall/{Account}/{Invoice}");

    /// <summary>Names of all emulated acquirers.</summary>
    public IReadOnlyList<string> Acquirers => [.. emulator.Services.GetServices<IEmulatedAcquirer>().Select(known => known.Name)];

    /// <summary>The pay link of <see cref="Invoice"/> for a method of the seller.</summary>
    public Uri PayLink(string method) => new(GatewayUrl, $"/pay/{Account}/{Invoice}/{method}");

    /// <summary>Clicks the pay link: posts the loader's form.</summary>
    public async Task<HttpResponseMessage> ClickAsync(Uri payLink, string? contact = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, payLink)
        {
            Content = new FormUrlEncodedContent(contact is null ? [] : [new("contact", contact)]),
        };
        request.Headers.Accept.ParseAdd("text/html");
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> ClickAsync(string scenario) => await ClickAsync(await PayLinkAsync(scenario));

    /// <summary>Clicks the pay link; returns the acquirer's payment page.</summary>
    public async Task<Uri> OpenPaymentAsync(Uri payLink)
    {
        using var click = await ClickAsync(payLink);
        return click.Headers.Location.ShouldNotBeNull($"the click was answered with {(int)click.StatusCode}");
    }

    public async Task<Uri> OpenPaymentAsync(string scenario) => await OpenPaymentAsync(await PayLinkAsync(scenario));

    /// <summary>Presses a button of the payment page: <c>pay</c> or <c>decline</c>.</summary>
    public async Task<HttpResponseMessage> PressAsync(Uri paymentPage, string outcome = "pay")
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        return await Client.PostAsync(paymentPage, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Clicks the pay link and pays.</summary>
    /// <returns>The URL to which the acquirer sends the buyer back.</returns>
    public async Task<Uri> PayAsync(string scenario = "complete")
    {
        using var paid = await PressAsync(await OpenPaymentAsync(scenario));
        return paid.Headers.Location.ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in gateways)
            await gateway.DisposeAsync();
        Client.Dispose();
        await emulator.DisposeAsync();
    }
}
