using System.Globalization;
using System.Security.Cryptography;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Web;

namespace CleanAcquiring.Benchmarks;

/// <summary>What a click that opens a payment costs the gateway itself, on the database that <c>CLEANACQUIRING_TEST_POSTGRES</c> names.</summary>
internal static class ClickCost
{
    private const int WarmUp = 300;
    private const int Clicks = 200;
    private const string EmulatorUrl = "http://localhost:5190";
    private const string GatewayUrl = "http://localhost:5180";
    private static readonly Uri PayLink = new($"{GatewayUrl}/pay/31415926/918273/card");

    public static async Task RunAsync()
    {
        var options = new EmulatorOptions { ListenUrl = EmulatorUrl, GatewayUrl = GatewayUrl };
        await using var emulator = EmulatorHost.Build(options, builder => builder.Services.AddHttpClient("buyer")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).RemoveAllLoggers());
        await emulator.StartAsync();
        await using var gateway = GatewayHost.Build([$"--urls={GatewayUrl}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings(options));
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        });
        using var measured = new Measured();
        await gateway.StartAsync();
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(CancellationToken.None);
        using var buyer = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient("buyer");

        await ClickAsync(buyer, WarmUp);
        measured.Forget();
        await ClickAsync(buyer, Clicks);
        Say(measured);
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

    private static Dictionary<string, string?> Settings(EmulatorOptions options) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Postgres"] = Environment.GetEnvironmentVariable("CLEANACQUIRING_TEST_POSTGRES")
            ?? throw new InvalidOperationException("Name an empty PostgreSQL database by CLEANACQUIRING_TEST_POSTGRES."),
        ["Public:BaseUrl"] = GatewayUrl,
        ["AmoCrm:ClientId"] = options.ClientId,
        ["AmoCrm:ClientSecret"] = options.ClientSecret,
        ["AmoCrm:RedirectUri"] = options.RedirectUri,
        ["AmoCrm:BaseAddressOverride"] = EmulatorUrl,
        ["Acquirers:tbank:BaseUrl"] = $"{EmulatorUrl}/acquirers/tbank/v2/",
        ["Egress:AllowPrivateNetworks"] = "true",
        ["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["RateLimits:PerIp"] = "100000",
        ["RateLimits:PerLink"] = "100000",
        ["RateLimits:PerAccount"] = "100000",
    };

    private static void Say(Measured measured)
    {
        var times = measured.OwnTime.Order().ToArray();
        var trips = measured.RoundTrips.Order().ToArray();
        var text = string.Create(CultureInfo.InvariantCulture, $"clicks {times.Length}; own time ms: median {times[times.Length / 2]:0.0}, 95 % {times[times.Length * 95 / 100]:0.0}; round trips: median {trips[trips.Length / 2]}, most {trips[^1]}");
#pragma warning disable RS0030 // A program that is started by hand speaks to whoever started it.
        Console.WriteLine(text);
#pragma warning restore RS0030
    }
}
