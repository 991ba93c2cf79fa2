using System.Security.Cryptography;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>
/// The emulators of amoCRM and the bank, a database, and the gateway's lives on them; each schedule has a seller of its own.
/// </summary>
internal sealed class EmulatedEnvironment : IAsyncDisposable
{
    /// <summary>The ways to pay of each seller.</summary>
    public static readonly IReadOnlyList<(string Method, string Stages)> Methods = [("card", "one"), ("other", "one"), ("hold", "two")];
    private const string Memory = "/dev/shm";
    private readonly WebApplication emulator;
    private readonly IConfiguration configuration;
    private readonly string folder;

    private EmulatedEnvironment(WebApplication emulator, SimulatedClock clock, EmulatorOptions options, string folder)
    {
        this.emulator = emulator;
        this.folder = folder;
        Clock = clock;
        var url = new Uri(emulator.Urls.First());
        configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Path"] = folder,
            ["Public:BaseUrl"] = options.GatewayUrl,
            ["AmoCrm:ClientId"] = options.ClientId,
            ["AmoCrm:ClientSecret"] = options.ClientSecret,
            ["AmoCrm:RedirectUri"] = options.RedirectUri,
            ["AmoCrm:BaseAddressOverride"] = url.GetLeftPart(UriPartial.Authority),
            ["Acquirers:tbank:BaseUrl"] = new Uri(url, "/acquirers/tbank/v2/").AbsoluteUri,
            ["Egress:AllowPrivateNetworks"] = "true",
            ["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        }).Build();
        Gateway = NewInstance();
    }

    public SimulatedClock Clock { get; }

    public SeededRandom SeededRandom { get; } = new();

    public ErrorLog ErrorLog { get; } = new();

    /// <summary>The one that lives now.</summary>
    public GatewayInstance Gateway { get; private set; }

    public static async Task<EmulatedEnvironment> FoundAsync(int sellers)
    {
        var clock = new SimulatedClock();
        var options = new EmulatorOptions { ListenUrl = "http://127.0.0.1:0", LoadTestAccounts = sellers, RequestsPerSecond = int.MaxValue };
        var built = EmulatorHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            // The schedule is the postman.
            foreach (var postman in builder.Services.Where(service => service.ImplementationType == typeof(NotificationSender) || service.ImplementationType == typeof(NotificationRetries)).ToList())
                builder.Services.Remove(postman);
        });
        await built.StartAsync(TestContext.Current.CancellationToken);
        var place = Path.Combine(
            Directory.Exists(Memory) ? Memory : Path.GetTempPath(),
            $"simulation-{RandomNumberGenerator.GetHexString(16)}"
        );
        var environment = new EmulatedEnvironment(built, clock, options, place);
        await environment.Gateway.PrepareAsync();
        return environment;
    }

    public T Emulated<T>()
        where T : notnull => emulator.Services.GetRequiredService<T>();

    /// <summary>The process has died; another one is started.</summary>
    public async Task RestartAsync()
    {
        await Gateway.DisposeAsync();
        Gateway = NewInstance();
    }

    /// <summary>A seller who has installed and set up his ways to pay: two at once, one in two stages.</summary>
    public async Task<Seller> OnboardAsync(EmulatedAccount account)
    {
        await InstallAsync(account);
        var seller = new Seller(new TenantKey(Platform.AmoCrm, account.Id), account.Admin.Id, "ru", null);
        foreach (var (method, stages) in Methods)
            (
                await Gateway.SendAsync(new ChangeMethodCommand(seller, method, "tbank", Enabled: true, Settings(stages)))
            ).IsRefused.ShouldBeFalse();
        return seller;
    }

    /// <summary>An administrator agrees; also again, after the grant was lost.</summary>
    public async Task InstallAsync(EmulatedAccount account)
    {
        var code = Emulated<TokenIssuer>().IssueCode(account, account.Admin.Id);
        (await Gateway.SendAsync(new InstallAccountCommand(code, account.Host, FromWidget: true, null, null))).IsRefused.ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await emulator.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string?> Settings(string stages) => new(StringComparer.Ordinal)
    {
        ["terminalKey"] = DemoTerminals.Normal.TerminalKey,
        ["password"] = DemoTerminals.Normal.Password,
        ["paymentForm"] = "page",
        ["stages"] = stages,
        ["receipts"] = "true",
        ["taxSystem"] = "usn_income",
        ["vat"] = "none",
        ["ffd"] = "1.05",
    };

    private GatewayInstance NewInstance()
    {
        var instance = new GatewayInstance(configuration, Clock, SeededRandom);
        ErrorLog.CrashPlan = instance.CrashPlan;
        return instance;
    }
}
