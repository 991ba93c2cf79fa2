using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Scenarios;

namespace CleanAcquiring.Benchmarks;

/// <summary>What a click that opens a payment costs the gateway itself, on the database that <c>CLEANACQUIRING_TEST_POSTGRES</c> names.</summary>
internal static class ClickCost
{
    private const int WarmUp = 300;
    private const int Clicks = 200;
    private static readonly Uri PayLink = new($"{MeasuredGateway.Url}/pay/31415926/918273/card");

    public static async Task RunAsync()
    {
        await using var emulator = EmulatorHost.Build(MeasuredGateway.Emulator, builder => builder.Services.AddHttpClient("buyer")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).RemoveAllLoggers());
        await emulator.StartAsync();
        using var gateway = MeasuredGateway.StartProcess();
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(CancellationToken.None);
        using var buyer = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient("buyer");

        await ClickAsync(buyer, WarmUp);
        await gateway.StandardInput.WriteLineAsync(MeasuredGateway.Forget);
        await ClickAsync(buyer, Clicks);
        gateway.StandardInput.Close();
        await gateway.WaitForExitAsync();
    }

    // Slower than amoCRM's seven requests a second, so that nobody waits for a turn; a declined payment makes room for the next one.
    private static async Task ClickAsync(HttpClient buyer, int times)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < times; i++)
        {
            await pace.WaitForNextTickAsync();
            using var empty = new FormUrlEncodedContent([]);
            using var opened = await buyer.PostAsync(PayLink, empty);
            if (opened.Headers.Location is not { } bank)
                throw new InvalidOperationException($"A click was answered with {(int)opened.StatusCode}.");
            using var decline = new FormUrlEncodedContent([new("outcome", "decline")]);
            using var declined = await buyer.PostAsync(bank, decline);
        }
    }
}
