using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using CleanAcquiring.Infrastructure.Tests.Egress;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>The adapter, an emulated account, and a server that takes its events.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly EmulatorUnderTest emulator;
    private readonly ServiceProvider provider;

    private Bench(EmulatorUnderTest emulator, ServiceProvider provider, IReadOnlyDictionary<string, string?> settings)
    {
        this.emulator = emulator;
        this.provider = provider;
        Settings = new AcquirerConnection(settings.ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal));
        Acquirer = StripeApi.Of(provider);
    }

    public StripeAcquirer Acquirer { get; }

    public AcquirerConnection Settings { get; }

    public IEmulatedAcquirer Emulated => EmulatedOf(emulator);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Bench> StartAsync(
        AcquirerBehavior behavior = AcquirerBehavior.Normal, bool twoStage = false, int patience = 30)
    {
        var started = await EmulatorUnderTest.StartAsync();
        var adapter = StripeApi.Adapter(new Uri(started.Client.BaseAddress!, "/acquirers/stripe").ToString(), patience);
        return new Bench(started, adapter, EmulatedOf(started).Settings(behavior, twoStage));
    }

    public AcquirerConnection With(string key, string value) => new(
        new Dictionary<string, string>(Settings.Values, StringComparer.Ordinal) { [key] = value });

    public async Task<AcquirerReference> OpenAsync(Order order)
    {
        var opened = (await Acquirer.StartAsync(order, Settings, Token)).ShouldBeOfType<StartOutcome.Opened>();
        return new AcquirerReference(order.OrderId, opened.AcquirerPaymentId);
    }

    public async Task<Evidence> FoundAsync(AcquirerReference reference) =>
        (await Acquirer.QueryAsync(reference, Settings, Token)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status.</returns>
    public async Task<int> PressAsync(AcquirerReference reference, string outcome)
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        using var answer = await emulator.Client.PostAsync(
            new Uri($"/acquirers/stripe/c/pay/{reference.AcquirerPaymentId}", UriKind.Relative), form, Token);
        return (int)answer.StatusCode;
    }

    public async Task StateAsync(string path, string json = "{}")
    {
        using var answer = await emulator.SendAsync(HttpMethod.Post, $"/acquirers/stripe/state/{path}", json: json);
        ((int)answer.StatusCode).ShouldBe(204);
    }

    public async Task FaultAsync(string operation, string kind)
    {
        using var answer = await emulator.SendAsync(
            HttpMethod.Put, "/faults", json: $$"""{"faults":[{"operation":"{{operation}}","kind":"{{kind}}","times":1}]}""");
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>Enters an endpoint by Stripe's own call, whose events go to the server.</summary>
    public async Task ListenAsync(LocalServer server, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/acquirers/stripe/v1/webhook_endpoints");
        request.Headers.Authorization = new("Bearer", Settings["secretKey"]);
        request.Headers.Add("Stripe-Version", "2026-10-28.endive");
        request.Content = new StringContent(
            $"url={Uri.EscapeDataString(server.Address.AbsoluteUri)}&enabled_events[0]=*&api_version={version}",
            Encoding.UTF8,
            "application/x-www-form-urlencoded");
        using var answer = await emulator.Client.SendAsync(request, Token);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await emulator.DisposeAsync();
    }

    private static IEmulatedAcquirer EmulatedOf(EmulatorUnderTest emulator) =>
        emulator.Services.GetServices<IEmulatedAcquirer>().Single(acquirer => acquirer.Name == "stripe");
}
