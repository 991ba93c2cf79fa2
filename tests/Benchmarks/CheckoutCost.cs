using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Scenarios;

namespace CleanAcquiring.Benchmarks;

/// <summary>
/// Measures the gateway's own time and database round trips of a click that opens a payment, on the database that
/// <c>CLEANACQUIRING_TEST_POSTGRES</c> names. Each click is for an invoice of its own; the sellers take turns.
/// </summary>
internal static class CheckoutCost
{
    private const int Sellers = 20;
    private const int WarmUp = 1_000;
    private const int Clicks = 1_000;

    // With 20 sellers, each stays below amoCRM's limit of seven requests per second.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    public static async Task RunAsync()
    {
        await using var emulator = EmulatorHost.Build(
            MeasuredGateway.Emulator with
            {
                LoadTestAccounts = Sellers,
                LoadInvoices = (WarmUp + Clicks) / Sellers,
            },
            builder =>
                builder
                    .Services.AddHttpClient("buyer")
                    .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
                    .RemoveAllLoggers()
        );
        await emulator.StartAsync();
        using var gateway = MeasuredGateway.StartProcess(EmulatorHost.GatewaySettings(emulator.Services));
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(CancellationToken.None);
        using var buyer = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient("buyer");

        await ClickAsync(buyer, 0, WarmUp);
        await gateway.StandardInput.WriteLineAsync(MeasuredGateway.Reset);
        await ClickAsync(buyer, WarmUp, Clicks);
        gateway.StandardInput.Close();
        await gateway.WaitForExitAsync();
    }

    private static async Task ClickAsync(HttpClient buyer, int first, int count)
    {
        using var pace = new PeriodicTimer(Pace);
        for (var number = first; number < first + count; number++)
        {
            await pace.WaitForNextTickAsync();
            using var empty = new FormUrlEncodedContent([]);
            using var opened = await buyer.PostAsync(LinkOf(number), empty);
            if (opened.Headers.Location is null)
                throw new InvalidOperationException($"A click got HTTP {(int)opened.StatusCode}.");
        }
    }

    // The emulator numbers its load sellers from 1 and the invoices of each from 0.
    private static Uri LinkOf(int click)
    {
        var (number, seller) = (click / Sellers, click % Sellers + 1);
        return new Uri($"{MeasuredGateway.Url}/pay/{20_000_000 + seller}/{600_000 + seller * 1000 + number}/card");
    }
}
