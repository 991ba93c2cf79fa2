using System.Security.Cryptography;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>The emulator, a database and one or two gateways on it. Each schedule has its own seller.</summary>
internal sealed class EmulatedEnvironment : IAsyncDisposable
{
    /// <summary>The payment methods of each seller.</summary>
    public static readonly IReadOnlyList<(string Method, bool IsTwoStage)> Methods =
        [("card", false), ("other", false), ("hold", true)];
    private const string MemoryFolder = "/dev/shm";
    private readonly WebApplication emulator;
    private readonly IConfiguration configuration;
    private readonly string folder;
    private readonly GatewayInstance?[] gateways = new GatewayInstance?[2];

    private EmulatedEnvironment(WebApplication emulator, SimulatedClock clock, string folder)
    {
        this.emulator = emulator;
        this.folder = folder;
        Clock = clock;
        Acquirer = emulator.Services.SellersAcquirer();
        configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(EmulatorHost.GatewaySettings(emulator.Services))
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Data:Path"] = folder,
                ["Sealing:Keys:1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            })
            .Build();
    }

    public SimulatedClock Clock { get; }

    /// <summary>The acquirer that the sellers use.</summary>
    public IEmulatedAcquirer Acquirer { get; }

    /// <summary>The acquirer can end a form that nobody has paid.</summary>
    public bool EndsForms { get; private set; }

    /// <summary>The keys of the form of the acquirer's settings.</summary>
    public IReadOnlySet<string> FormKeys { get; private set; } = new HashSet<string>();

    public SeededRandom SeededRandom { get; } = new();

    public ErrorLog ErrorLog { get; } = new();

    /// <summary>The running gateway.</summary>
    public GatewayInstance Gateway => Running(0);

    /// <summary>A second gateway on the same database, with a memory of its own; started by its first use.</summary>
    public GatewayInstance SecondGateway => Running(1);

    /// <param name="sellers">Sellers with one invoice each.</param>
    /// <param name="acquirer">The acquirer that they use; null for the first.</param>
    public static async Task<EmulatedEnvironment> FoundAsync(int sellers, string? acquirer = null)
    {
        var clock = new SimulatedClock();
        var options = new EmulatorOptions
        {
            ListenUrl = "http://127.0.0.1:0",
            LoadTestAccounts = sellers,
            RequestsPerSecond = int.MaxValue,
            HoldsNotifications = true,
            Acquirer = acquirer,
        };
        var built = EmulatorHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        });
        await built.StartAsync(TestContext.Current.CancellationToken);
        var place = Path.Combine(
            Directory.Exists(MemoryFolder) ? MemoryFolder : Path.GetTempPath(),
            $"simulation-{RandomNumberGenerator.GetHexString(16)}"
        );
        var environment = new EmulatedEnvironment(built, clock, place);
        await environment.Gateway.PrepareAsync();
        var adapter = await environment.Gateway.ReadAsync(services => Task.FromResult(
            services.GetServices<IAcquirer>().Single(adapter => adapter.Profile.Name == environment.Acquirer.Name)));
        environment.EndsForms = adapter is ICancellations;
        environment.FormKeys = adapter.Profile.Settings.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        return environment;
    }

    public T Emulated<T>()
        where T : notnull => emulator.Services.GetRequiredService<T>();

    /// <summary>Stops the gateways; the next use of each starts it anew.</summary>
    public async Task RestartAsync()
    {
        for (var index = 0; index < gateways.Length; index++)
        {
            if (gateways[index] is { } running)
                await running.DisposeAsync();
            gateways[index] = null;
        }
        ErrorLog.CrashPlans = [];
    }

    /// <summary>Installs the integration and sets up the payment methods of <see cref="Methods"/>.</summary>
    public async Task<Seller> OnboardAsync(EmulatedAccount account)
    {
        (await InstallAsync(account)).ShouldBeTrue();
        var seller = new Seller(new TenantKey(Platform.AmoCrm, account.Id), account.Admin.Id, "ru", null);
        foreach (var (method, isTwoStage) in Methods)
        {
            var settings = Acquirer.Settings(AcquirerBehavior.Normal, isTwoStage);
            var changed = await Gateway.SendAsync(new ChangeMethodCommand(seller, method, Acquirer.Name, Enabled: true, settings));
            changed.IsRefused.ShouldBeFalse();
            Acquirer.EnterNotificationUrl(settings, changed.Value.NotificationUrl);
        }
        return seller;
    }

    /// <summary>Installs the integration, or installs it again after the grant was lost.</summary>
    /// <returns>False if the grant was lost again meanwhile.</returns>
    public async Task<bool> InstallAsync(EmulatedAccount account)
    {
        var code = Emulated<TokenIssuer>().IssueCode(account, account.Admin.Id);
        var installed = await Gateway.SendAsync(new InstallAccountCommand(code, account.Host, FromWidget: true, null, null));
        return !installed.IsRefused;
    }

    public async ValueTask DisposeAsync()
    {
        await RestartAsync();
        await emulator.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private GatewayInstance Running(int index)
    {
        if (gateways[index] is { } running)
            return running;
        var started = gateways[index] = new GatewayInstance(configuration, Clock, SeededRandom);
        ErrorLog.CrashPlans = [.. gateways.OfType<GatewayInstance>().Select(gateway => gateway.CrashPlan)];
        return started;
    }
}
