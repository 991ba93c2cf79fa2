using CleanAcquiring.Cli.PackWidget;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Emulator.Widget;
using CleanAcquiring.Web;

namespace CleanAcquiring.Demo;

/// <summary>The gateway, amoCRM, the acquirers and a seller in one process.</summary>
internal static class DemoEnvironment
{
    private const string Section = "Demo";

    /// <summary>Reads <see cref="DemoOptions"/> from the arguments (<c>--Demo:Acquirer=NAME</c>) and the environment.</summary>
    public static async Task RunAsync(string[] args)
    {
        var options = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build()
            .GetSection(Section).Get<DemoOptions>() ?? new DemoOptions();
        // A new database at each start, because the emulator forgets its invoices and payments.
        var data = Directory.CreateTempSubdirectory("cleanacquiring-demo-");
        try
        {
            await RunAsync(args, options, data.FullName);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string[] args, DemoOptions options, string data)
    {
        await using var emulator = EmulatorHost.Build(new EmulatorOptions
        {
            ListenUrl = options.EmulatorUrl,
            FrontUrl = options.FrontUrl,
            GatewayUrl = options.GatewayUrl,
            Acquirer = options.Acquirer,
        });
        await emulator.StartAsync();
        emulator.Services.GetRequiredService<EmulatedWidget>().Upload(DemoWidget.Pack(options.FrontUrl));
        await using var gateway = GatewayHost.Build([.. args, $"--urls={options.GatewayUrl}"], builder =>
        {
            // What the seller of the demo may try.
            builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "demo.json"));
            builder.Configuration.AddInMemoryCollection(EmulatorHost.GatewaySettings(emulator.Services));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Data:Path"] = data,
                ["AmoCrm:ConsentAddress"] = $"{options.EmulatorUrl}/amocrm/www.amocrm.ru/oauth",
            });
            if (!builder.Configuration.GetSection("Logging:LogLevel").Exists())
                builder.Services.PostConfigure<LoggerFilterOptions>(LogErrorsOnly);
        });
        await gateway.StartAsync();
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(CancellationToken.None);
        PrintLinks(options, emulator.Services.GetServices<IEmulatedAcquirer>());
        await gateway.WaitForShutdownAsync();
    }

    /// <summary>Drops the gateway's warnings, which concern a public server: HTTPS, proxies, keys at rest.</summary>
    private static void LogErrorsOnly(LoggerFilterOptions logging)
    {
        logging.MinLevel = LogLevel.Error;
        foreach (var rule in logging.Rules.Where(rule => rule.LogLevel < LogLevel.Error).ToList())
            logging.Rules.Remove(rule);
    }

    private static void PrintLinks(DemoOptions options, IEnumerable<IEmulatedAcquirer> acquirers)
    {
#pragma warning disable RS0030 // A program started by hand writes to its terminal.
        Console.WriteLine($"""

            CleanAcquiring demo is ready.

              amoCRM of a seller   {options.EmulatorUrl}/crm   (a deal, the settings, the integration's dialog)
              Pay an invoice       {options.EmulatorUrl}/paywall/31415926/918273   (choose a method, then "pay" at the bank)
              All scenarios        {options.EmulatorUrl}/
              State of amoCRM      {options.EmulatorUrl}/amocrm/demoshop.amocrm.ru/state/invoices/918273
            """);
        foreach (var acquirer in acquirers)
            Console.WriteLine($"  State of {acquirer.Name,-11} {options.EmulatorUrl}/acquirers/{acquirer.Name}/state/payments");
        Console.WriteLine($"""

              The seller's API     {options.GatewayUrl}/openapi/v1.json
              a one-time token     curl -X POST {options.EmulatorUrl}/amocrm/demoshop.amocrm.ru/one-time-token
              with it              curl -H "X-Auth-Token: TOKEN" {options.GatewayUrl}/api/seller/methods

            Ctrl+C stops it.
            """);
#pragma warning restore RS0030
    }
}

/// <summary>The widget archive of the demo.</summary>
internal static class DemoWidget
{
    public static byte[] Pack(string gateway) =>
        WidgetSources.Build(new PackWidgetOptions(gateway, ["ru", "en"], "support@example.org", Version: null, Out: "", Previous: null))
            .Zip();
}

/// <summary>The demo's own settings, from the section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    /// <summary>Name of the acquirer that the demo's sellers use; null for the first.</summary>
    public string? Acquirer { get; set; }

    public string EmulatorUrl { get; set; } = "http://localhost:5090";

    /// <summary>The gateway as the page of <c>/crm</c> frames it; by default the port after the emulator's.</summary>
    public string FrontUrl
    {
        get => field ?? new UriBuilder(EmulatorUrl) { Port = new Uri(EmulatorUrl).Port + 1 }.Uri.GetLeftPart(UriPartial.Authority);
        set;
    }

    public string GatewayUrl { get; set; } = "http://localhost:5080";
}
