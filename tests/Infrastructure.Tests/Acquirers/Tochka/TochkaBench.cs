using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

/// <summary>The adapter and the emulated bank, which were written apart, from the same facts.</summary>
internal sealed record TochkaBench(EmulatorUnderTest Emulator, ServiceProvider Provider) : IAsyncDisposable
{
    public TochkaAcquirer Acquirer { get; } = Provider.GetServices<IAcquirer>().OfType<TochkaAcquirer>().Single();

    public IEmulatedAcquirer Bank { get; } = Emulator.Services.GetServices<IEmulatedAcquirer>().Single(one => one.Name == "tochka");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TochkaBench> StartAsync(int patience = 30)
    {
        var emulator = await EmulatorUnderTest.StartAsync();
        var root = emulator.Client.BaseAddress!;
        return new TochkaBench(emulator, TochkaBank.Adapter(
            new Uri(root, "/acquirers/tochka/uapi"), new Uri(root, "/acquirers/tochka/doc/openapi/static/keys/public"), patience));
    }

    /// <summary>The settings of a new company.</summary>
    public AcquirerConnection Company(
        AcquirerBehavior behavior = AcquirerBehavior.Normal, bool twoStage = false, params (string Key, string Value)[] changed)
    {
        var values = Bank.Settings(behavior, twoStage).ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal);
        foreach (var (key, value) in changed)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public async Task<AcquirerReference> OpenAsync(AcquirerConnection settings, Order order)
    {
        var outcome = await Acquirer.StartAsync(order with { Receipt = Point.AReceipt() }, settings, Token);
        return new AcquirerReference(order.OrderId, outcome.ShouldBeOfType<StartOutcome.Opened>().AcquirerPaymentId);
    }

    /// <summary>Presses a button of the page as a browser does.</summary>
    public async Task<HttpResponseMessage> PressAsync(AcquirerReference reference, string outcome)
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        return await Emulator.Client.PostAsync(
            new Uri($"/acquirers/tochka/order/{reference.AcquirerPaymentId}", UriKind.Relative), form, Token);
    }

    /// <summary>Subscribes a company's key, as the seller does; the bank sends its sample at once.</summary>
    public async Task SubscribeAsync(AcquirerConnection settings, Uri url)
    {
        var path = $"/acquirers/tochka/uapi/webhook/v1.0/{new JsonWebToken(settings["token"]).Issuer}";
        var body = $$"""{"webhooksList":["acquiringInternetPayment"],"url":"{{url}}"}""";
        using var answer = await Emulator.SendAsync(HttpMethod.Put, path, settings["token"], body);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<Evidence> EvidenceAsync(AcquirerReference reference, AcquirerConnection settings) =>
        (await Acquirer.QueryAsync(reference, settings, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

    public async Task FaultAsync(string operation, string kind, int? status = null)
    {
        var json = new JsonObject
        {
            ["faults"] = new JsonArray(new JsonObject
            {
                ["operation"] = operation, ["kind"] = kind, ["status"] = status, ["times"] = 1,
            }),
        }.ToJsonString();
        using var answer = await Emulator.SendAsync(HttpMethod.Put, "/faults", json: json);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
