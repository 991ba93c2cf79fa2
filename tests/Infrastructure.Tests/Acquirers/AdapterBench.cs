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
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers;

/// <summary>An adapter of the product against the emulator of its acquirer.</summary>
internal sealed class AdapterBench : IAsyncDisposable
{
    private readonly EmulatorUnderTest emulator;
    private readonly ServiceProvider provider;

    private AdapterBench(EmulatorUnderTest emulator, string name, IEnumerable<KeyValuePair<string, string?>> further)
    {
        this.emulator = emulator;
        var settings = EmulatorHost.GatewaySettings(emulator.Services);
        foreach (var (key, value) in further)
            settings[$"Acquirers:{name}:{key}"] = value?.Replace("{emulator}", $"{emulator.Client.BaseAddress}", StringComparison.Ordinal);
        provider = Adapters.With(settings);
        Acquirer = Adapters.Of(provider, name);
        Bank = emulator.Services.GetServices<IEmulatedAcquirer>().Single(bank => bank.Name == name);
    }

    public IAcquirer Acquirer { get; }

    public IEmulatedAcquirer Bank { get; }

    public IEmulatedCabinet Cabinet => (IEmulatedCabinet)Bank;

    /// <param name="name">Of the acquirer.</param>
    /// <param name="further">Settings below <c>Acquirers:{name}</c>; <c>{emulator}</c> is the emulator's address.</param>
    public static async Task<AdapterBench> StartAsync(string name, params (string Key, string? Value)[] further) =>
        new(await EmulatorUnderTest.StartAsync(), name, further.Select(one => KeyValuePair.Create(one.Key, one.Value)));

    public AcquirerConnection Connection(
        AcquirerBehavior behavior = AcquirerBehavior.Normal, bool twoStage = false, params (string Key, string Value)[] changes)
    {
        var values = Bank.Settings(behavior, twoStage).ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal);
        foreach (var (key, value) in changes)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public T Emulated<T>()
        where T : notnull => emulator.Services.GetRequiredService<T>();

    /// <summary>Posts a form as the buyer's browser does.</summary>
    public async Task<HttpResponseMessage> PostAsync(Uri url, IReadOnlyDictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await emulator.Client.PostAsync(url, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Presses a button of the payment page.</summary>
    public Task<HttpResponseMessage> PressAsync(Uri page, string outcome) =>
        PostAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = outcome });

    /// <summary>Lets the next call of an operation fail.</summary>
    public Task<HttpResponseMessage> FaultAsync(string operation, string kind, int? status = null) => emulator.SendAsync(
        HttpMethod.Put,
        "/faults",
        json: new JsonObject
        {
            ["faults"] = new JsonArray(new JsonObject { ["operation"] = operation, ["kind"] = kind, ["status"] = status, ["times"] = 1 }),
        }.ToJsonString());

    /// <summary>Posts a text as a script on a page does.</summary>
    public async Task<HttpResponseMessage> PostTextAsync(Uri url, string text)
    {
        using var content = new StringContent(text);
        return await emulator.Client.PostAsync(url, content, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await emulator.DisposeAsync();
    }
}

/// <summary>The adapters of the product, and orders for them.</summary>
internal static class Adapters
{
    public static ServiceProvider With(IReadOnlyDictionary<string, string?> settings)
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

    /// <summary>14 982.00 roubles, without a receipt.</summary>
    public static Order AnOrder() => new()
    {
        OrderId = "20001-abcdefghjkmn",
        OrderNumber = 20_260_317,
        Amount = Money.Rub(14_982m),
        Description = "Счёт №417",
        Stages = PaymentStages.One,
        ReturnUrl = new Uri("https://pay.example/payments/abc"),
        NotificationUrl = new Uri("https://pay.example/notifications/bank/key"),
        ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(1),
        Language = "ru",
    };

    public static Receipt AReceipt(params ReceiptLine[] lines) => new(
        lines.Length > 0 ? lines : [new("Чай «Сенча»", 2m, 7_491m, 14_982m, VatRate.Vat22, "шт")],
        ReceiptContact.Parse("buyer@shop.example")!,
        TaxSystem.SimplifiedIncome,
        Currency.Rub);

    public static AcquirerOperation AnOperation(AcquirerReference payment, decimal amount, string key = "op-1", Receipt? receipt = null) =>
        new(payment, key, Money.Rub(amount), receipt);
}

/// <summary>An adapter against a server that plays its acquirer by a script.</summary>
internal sealed class ScriptedBench : IAsyncDisposable
{
    private readonly LocalServer server;
    private readonly ServiceProvider provider;

    private ScriptedBench(LocalServer server, string name, IReadOnlyDictionary<string, string?> settings)
    {
        this.server = server;
        provider = Adapters.With(settings.ToDictionary(
            pair => $"Acquirers:{name}:{pair.Key}",
            pair => pair.Value?.Replace("{server}", $"{server.Address}", StringComparison.Ordinal)));
        Acquirer = Adapters.Of(provider, name);
    }

    public IAcquirer Acquirer { get; }

    public IReadOnlyList<LocalServer.Visit> Visits => [.. server.Visits];

    /// <param name="name">Of the acquirer.</param>
    /// <param name="settings">Below <c>Acquirers:{name}</c>; <c>{server}</c> is the address of the script's server.</param>
    /// <param name="answers">Status and body in turn, the last for ever; a status of 0 cuts the connection.</param>
    public static async Task<ScriptedBench> StartAsync(
        string name, IReadOnlyDictionary<string, string?> settings, params (int Status, string Body)[] answers)
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
        return new ScriptedBench(played, name, settings);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }
}
