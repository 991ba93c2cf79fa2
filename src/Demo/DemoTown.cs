using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Web;

namespace CleanAcquiring.Demo;

/// <summary>The gateway, amoCRM, the bank and a seller, all in one process.</summary>
internal static class DemoTown
{
    private const string EmulatorUrl = "http://localhost:5090";
    private const string GatewayUrl = "http://localhost:5080";

    public static async Task RunAsync(string[] args)
    {
        var options = new EmulatorOptions { ListenUrl = EmulatorUrl, GatewayUrl = GatewayUrl };
        await using var emulator = EmulatorHost.Build(options);
        await emulator.StartAsync();
        await using var gateway = GatewayHost.Build([.. args, $"--urls={GatewayUrl}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(SettingsFor(options));
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        });
        await gateway.StartAsync();
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(CancellationToken.None);
        SayWhereToClick();
        await gateway.WaitForShutdownAsync();
    }

    private static Dictionary<string, string?> SettingsFor(EmulatorOptions options) => new(StringComparer.Ordinal)
    {
        ["Public:BaseUrl"] = GatewayUrl,
        ["Data:Path"] = Path.Combine(Path.GetTempPath(), "cleanacquiring-demo"),
        ["AmoCrm:ClientId"] = options.ClientId,
        ["AmoCrm:ClientSecret"] = options.ClientSecret,
        ["AmoCrm:RedirectUri"] = options.RedirectUri,
        ["AmoCrm:BaseAddressOverride"] = EmulatorUrl,
        ["AmoCrm:ConsentAddress"] = $"{EmulatorUrl}/amocrm/www.amocrm.ru/oauth",
        ["Acquirers:tbank:BaseUrl"] = $"{EmulatorUrl}/acquirers/tbank/v2/",
        ["Egress:AllowPrivateNetworks"] = "true",
    };

    private static void SayWhereToClick()
    {
#pragma warning disable RS0030 // A program that is started by hand speaks to whoever started it.
        Console.WriteLine($"""

            CleanAcquiring demo is ready.

              Pay an invoice:    {EmulatorUrl}/paywall/31415926/918273   (click a method, then "pay" on the bank's page)
              All scenarios:     {EmulatorUrl}/
              What amoCRM holds: {EmulatorUrl}/amocrm/demoshop.amocrm.ru/state/invoices/918273
              What the bank holds: {EmulatorUrl}/acquirers/tbank/state/payments

            Ctrl+C stops it.
            """);
#pragma warning restore RS0030
    }
}
