using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers;
using CleanAcquiring.Infrastructure.Tests.Egress;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

/// <summary>The adapter against the emulated bank.</summary>
internal sealed class RbsBench : IAsyncDisposable
{
    private readonly EmulatorUnderTest emulator;
    private readonly ServiceProvider provider;

    private RbsBench(EmulatorUnderTest emulator, string gateway, int patience)
    {
        this.emulator = emulator;
        var name = gateway.Split(' ')[0];
        var settings = EmulatorHost.GatewaySettings(emulator.Services);
        if (gateway.EndsWith("classic", StringComparison.Ordinal))
            settings[$"Acquirers:{name}:BaseUrl"] = $"{emulator.Client.BaseAddress}acquirers/{name}/payment/rest";
        settings[$"Acquirers:{name}:Timeout"] = $"00:00:{patience:00}";
        provider = RbsOrders.Adapter(settings);
        Acquirer = RbsOrders.Of(provider, name);
        Bank = emulator.Services.GetServices<IEmulatedAcquirer>().Single(bank => bank.Name == name);
    }

    public IAcquirer Acquirer { get; }

    public IEmulatedAcquirer Bank { get; }

    /// <param name="gateway">The bank's name, and <c>classic</c> for the form dialect of a bank that speaks both.</param>
    /// <param name="patience">Seconds that the adapter waits.</param>
    public static async Task<RbsBench> StartAsync(string gateway, int patience = 30) =>
        new(await EmulatorUnderTest.StartAsync(), gateway, patience);

    public AcquirerConnection Connection(AcquirerBehavior behavior = AcquirerBehavior.Normal, params (string Key, string Value)[] changes)
    {
        var values = Bank.Settings(behavior).ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal);
        foreach (var (key, value) in changes)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public Task<HttpResponseMessage> FaultAsync(string operation, string kind, int? status = null) => emulator.SendAsync(
        HttpMethod.Put,
        "/faults",
        json: new JsonObject
        {
            ["faults"] = new JsonArray(new JsonObject { ["operation"] = operation, ["kind"] = kind, ["status"] = status, ["times"] = 1 }),
        }.ToJsonString());

    public async Task EnterCallbackUrlAsync(AcquirerConnection connection, string url)
    {
        var path = $"/acquirers/{Bank.Name}/state/callback-url/{connection["userName"]}?url={Uri.EscapeDataString(url)}";
        using var entered = await emulator.SendAsync(HttpMethod.Post, path);
        entered.EnsureSuccessStatusCode();
    }

    public async Task<HttpResponseMessage> PressAsync(Uri page, string outcome)
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        return await emulator.Client.PostAsync(page, form, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await emulator.DisposeAsync();
    }
}

/// <summary>The adapter against a server that plays the gateway by a script.</summary>
internal sealed class RbsScript : IAsyncDisposable
{
    public const string Classic = "payment/rest/";
    public const string Ecom = "ecomm/gw/partner/api/v1/";

    private readonly LocalServer server;
    private readonly ServiceProvider provider;

    private RbsScript(LocalServer server, string name, string root)
    {
        this.server = server;
        provider = RbsOrders.Adapter(new Dictionary<string, string?> { [$"Acquirers:{name}:BaseUrl"] = $"{server.Address}{root}" });
        Acquirer = RbsOrders.Of(provider, name);
    }

    public IAcquirer Acquirer { get; }

    public IReadOnlyList<string> Calls => [.. server.Visits.Select(visit => visit.Path.Split('/')[^1])];

    /// <param name="name">Of the bank.</param>
    /// <param name="root">The dialect.</param>
    /// <param name="answers">Status and body of each call in turn, the last for ever; a status of 0 cuts the connection.</param>
    public static async Task<RbsScript> StartAsync(string name, string root, params (int Status, string Body)[] answers)
    {
        var queue = new Queue<(int Status, string Body)>(answers);
        var played = await LocalServer.StartAsync(async (context, _) =>
        {
            (int Status, string Body) answer;
            lock (queue)
                answer = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
            if (answer.Status == 0)
            {
                context.Abort();
                return;
            }
            context.Response.StatusCode = answer.Status;
            await context.Response.WriteAsync(answer.Body);
        });
        return new RbsScript(played, name, root);
    }

    public string Body(int call = 0) => server.Visits.ElementAt(call).Body;

    public Dictionary<string, string> Form(int call = 0) => QueryHelpers.ParseQuery(Body(call))
        .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    public JsonObject Json(int call = 0) => JsonNode.Parse(Body(call))!.AsObject();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }
}

/// <summary>Orders, receipts and settings, changed by a word.</summary>
internal static class RbsOrders
{
    public const string OrderId = "20001-abcdefghjkmn";
    public const string BankId = "7f1c2f0e-9b1d-7a44-8c55-0a1b2c3d4e5f";
    public static readonly AcquirerReference Reference = new(OrderId, BankId);

    public static Order AnOrder() => new()
    {
        OrderId = OrderId,
        OrderNumber = 20_001,
        Amount = Money.Rub(14_982m),
        Description = "Счёт №417",
        Stages = PaymentStages.One,
        ReturnUrl = new Uri("https://pay.example/payments/abc"),
        NotificationUrl = new Uri("https://pay.example/notifications/bank/key"),
        ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(1),
        Language = "ru",
    };

    public static ReceiptLine Tea(decimal quantity = 2m, VatRate vat = VatRate.Vat20) =>
        new("Чай «Сенча»", quantity, 7_491m, 7_491m * quantity, vat, "шт");

    public static Receipt AReceipt(params ReceiptLine[] lines) => new(
        lines.Length > 0 ? lines : [Tea()],
        ReceiptContact.Parse("buyer@shop.example")!,
        TaxSystem.SimplifiedIncome,
        Currency.Rub);

    public static AcquirerConnection Settings(params (string Key, string Value)[] changed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["userName"] = "shop-api", ["password"] = "p&ss=1" };
        foreach (var (key, value) in changed)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public static AcquirerOperation AnOperation(decimal amount, Receipt? receipt = null, string key = "op-1") =>
        new(Reference, key, Money.Rub(amount), receipt);

    /// <summary>An answer to a status query.</summary>
    public static string Status(int status, string amounts = "", string more = "") =>
        $$"""
        {"errorCode":"0","orderNumber":"{{OrderId}}","orderStatus":{{status}},"amount":1498200,"currency":"643",
        "attributes":[{"name":"mdOrder","value":"{{BankId}}"}],"paymentAmountInfo":{ {{amounts}} } {{more}} }
        """;

    public static ServiceProvider Adapter(IReadOnlyDictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(settings) { ["Egress:AllowPrivateNetworks"] = "true" })
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddAcquirers(configuration)
            .BuildServiceProvider();
    }

    public static IAcquirer Of(IServiceProvider provider, string name) =>
        provider.GetServices<IAcquirer>().Single(acquirer => acquirer.Profile.Name == name);
}
