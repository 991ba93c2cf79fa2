using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Web;

namespace CleanAcquiring.Demo;

/// <summary>The gateway, amoCRM, the bank and a seller, all in one process.</summary>
internal static class DemoEnvironment
{
    private const string EmulatorUrl = "http://localhost:5090";
    private const string GatewayUrl = "http://localhost:5080";

    public static async Task RunAsync(string[] args)
    {
        // A environment founded anew each time: yesterday's payments would meet invoices that nobody has paid.
        var data = Directory.CreateTempSubdirectory("cleanacquiring-demo-");
        try
        {
            await LiveAsync(args, data.FullName);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task LiveAsync(string[] args, string data)
    {
        var options = new EmulatorOptions { ListenUrl = EmulatorUrl, GatewayUrl = GatewayUrl };
        await using var emulator = EmulatorHost.Build(options);
        await emulator.StartAsync();
        await using var gateway = GatewayHost.Build([.. args, $"--urls={GatewayUrl}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(SettingsFor(options, data));
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        });
        await gateway.StartAsync();
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(CancellationToken.None);
        PrintLinks();
        await gateway.WaitForShutdownAsync();
    }

    private static Dictionary<string, string?> SettingsFor(EmulatorOptions options, string data) => new(StringComparer.Ordinal)
    {
        ["Public:BaseUrl"] = GatewayUrl,
        ["Data:Path"] = data,
        ["AmoCrm:ClientId"] = options.ClientId,
        ["AmoCrm:ClientSecret"] = options.ClientSecret,
        ["AmoCrm:RedirectUri"] = options.RedirectUri,
        ["AmoCrm:BaseAddressOverride"] = EmulatorUrl,
        ["AmoCrm:ConsentAddress"] = $"{EmulatorUrl}/amocrm/www.amocrm.ru/oauth",
        ["Acquirers:tbank:BaseUrl"] = $"{EmulatorUrl}/acquirers/tbank/v2/",
        ["Egress:AllowPrivateNetworks"] = "true",
    };

    private static void PrintLinks()
    {
#pragma warning disable RS0030 // A program that is started by hand speaks to whoever started it.
        Console.WriteLine($"""

            CleanAcquiring demo is ready.

              Pay an invoice       {EmulatorUrl}/paywall/31415926/918273   (choose a way, then "pay" at the bank)
              All scenarios        {EmulatorUrl}/
              What amoCRM holds    {EmulatorUrl}/amocrm/demoshop.amocrm.ru/state/invoices/918273
              What the bank holds  {EmulatorUrl}/acquirers/tbank/state/payments

              The seller's API     {GatewayUrl}/openapi/v1.json
              a one-time token     curl -X POST {EmulatorUrl}/amocrm/demoshop.amocrm.ru/one-time-token
              with it              curl -H "X-Auth-Token: TOKEN" {GatewayUrl}/api/seller/methods

            Ctrl+C stops it.
            """);
#pragma warning restore RS0030
    }
}
