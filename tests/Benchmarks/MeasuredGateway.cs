using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CleanAcquiring.Emulator;
using CleanAcquiring.Web;

namespace CleanAcquiring.Benchmarks;

/// <summary>The gateway in a process of its own, so that the work of the emulator is not measured.</summary>
internal static class MeasuredGateway
{
    public const string Url = "http://localhost:5180";
    public const string Argument = "gateway";

    /// <summary>A line of standard input that resets the measurements. The end of the input prints them and stops the process.</summary>
    public const string Reset = "reset";

    public static string Database =>
        Environment.GetEnvironmentVariable("CLEANACQUIRING_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Name an empty PostgreSQL database by CLEANACQUIRING_TEST_POSTGRES.");

    public static EmulatorOptions Emulator { get; } = new() { ListenUrl = "http://localhost:5190", GatewayUrl = Url };

    /// <param name="settings">Configuration of the gateway, passed by environment variables.</param>
    public static Process StartProcess(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(MeasuredGateway).Assembly.Location, Argument])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    public static async Task RunAsync()
    {
        await using var gateway = GatewayHost.Build([$"--urls={Url}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings());
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        using var measured = new Measured();
        await gateway.StartAsync();
#pragma warning disable RS0030 // A program that is started by hand listens to whoever started it.
        while (await Console.In.ReadLineAsync() is Reset)
            measured.Reset();
#pragma warning restore RS0030
        Report.Line(Summary(measured));
        await gateway.StopAsync();
    }

    public static Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Postgres"] = Database,
        ["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["RateLimits:PerIp"] = "100000",
        ["RateLimits:PerLink"] = "100000",
        ["RateLimits:PerAccount"] = "100000",
    };

    private static string Summary(Measured measured)
    {
        var times = measured.OwnTime.Order().ToArray();
        var trips = measured.RoundTrips.Order().ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"clicks {times.Length}; own time ms: median {times[times.Length / 2]:0.0}, 95 % {times[times.Length * 95 / 100]:0.0}; "
                + $"round trips: median {trips[trips.Length / 2]}, most {trips[^1]}");
    }
}
