using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers.TBank;
using CleanAcquiring.Emulator.Clock;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

/// <summary>An emulated bank on a free port, a merchant with a notification URL, and the merchant's calls.</summary>
internal sealed class TBankBench : IAsyncDisposable
{
    private const string Buyer = "buyer";
    private readonly WebApplication emulator;

    private TBankBench(WebApplication emulator, TBankMerchant merchant)
    {
        this.emulator = emulator;
        Merchant = merchant;
    }

    public TBankMerchant Merchant { get; }

    public string Address => emulator.Urls.First();

    public EmulatedClock Clock => emulator.Services.GetRequiredService<EmulatedClock>();

    public HttpClient Client => emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient(Buyer);

    public static async Task<TBankBench> OpenAsync()
    {
        var started = EmulatorHost.Build(
            new EmulatorOptions { ListenUrl = "http://127.0.0.1:0" },
            builder =>
                builder
                    .Services.AddHttpClient(Buyer)
                    .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
        );
        await started.StartAsync(TestContext.Current.CancellationToken);
        return new TBankBench(started, await TBankMerchant.OpenAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await emulator.DisposeAsync();
        await Merchant.DisposeAsync();
    }

    /// <summary>Calls a method as this terminal. Signs a body without a token.</summary>
    public async Task<JsonElement> CallAsync(string method, JsonObject body, DemoTerminal? terminal = null)
    {
        var by = terminal ?? DemoTerminals.Normal;
        body["TerminalKey"] = by.TerminalKey;
        body["Token"] ??= TBankSigning.Token(body, by.Password);
        using var response = await PostAsync(method, body);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string method, JsonObject body, CancellationToken? cancellationToken = null) =>
        Client.PostAsJsonAsync($"{Address}/acquirers/tbank/v2/{method}", body, cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>Opens a payment and returns its id.</summary>
    public async Task<string> InitAsync(JsonObject order, DemoTerminal? terminal = null)
    {
        var answer = await CallAsync("Init", order, terminal);
        answer.Code().ShouldBe("0", answer.GetRawText());
        return answer.GetProperty("PaymentId").GetString()!;
    }

    public async Task<string> PaidAsync(JsonObject order)
    {
        var id = await InitAsync(order);
        using var response = await SendAsync(id, "pay");
        return id;
    }

    public async Task<HttpResponseMessage> SendAsync(string id, string outcome, string page = "pay")
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        return await Client.PostAsync(new Uri($"{Address}/acquirers/tbank/{page}/{id}"), form, TestContext.Current.CancellationToken);
    }

    public async Task<string> StatusAsync(string id, DemoTerminal? terminal = null) =>
        (await CallAsync("GetState", TBankOrders.Of(id), terminal)).Status();

    public async Task<JsonElement> ControlAsync(string path, object? body = null)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var response = await Client.PostAsync(
            new Uri($"{Address}/acquirers/tbank/state/{path}"),
            content,
            TestContext.Current.CancellationToken
        );
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public async Task<JsonElement> FirstPaymentAsync() =>
        (await Client.GetFromJsonAsync<JsonElement>($"{Address}/acquirers/tbank/state/payments", TestContext.Current.CancellationToken))[0];
}
