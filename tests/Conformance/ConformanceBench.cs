using System.Globalization;
using System.Net.Http.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Conformance;

/// <summary>The emulator and the adapter of one acquirer, started once for a class of tests.</summary>
public sealed class ConformanceBench<TSubject> : IAsyncLifetime
    where TSubject : IConformanceSubject
{
    private const string Patience = "00:00:30";
    private const string Impatience = "00:00:02";
    private WebApplication emulator = null!;
    private ServiceProvider services = null!;
    private ServiceProvider hasty = null!;
    private HttpClient client = null!;
    private Uri emulatorUrl = null!;
    private int shops;

    public IAcquirer Adapter { get; private set; } = null!;

    /// <summary>The adapter with short time limits, for answers that never come.</summary>
    public IAcquirer Impatient { get; private set; } = null!;

    public IEmulatedAcquirer Emulated { get; private set; } = null!;

    /// <summary>Changes the acquirer's answers on their way to the adapter; null for none.</summary>
    public AnswerChanger Answers { get; } = new();

    /// <summary>The log lines of the adapter.</summary>
    public LogRecorder Logs { get; } = new();

    public DateTimeOffset Now => emulator.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        var options = new EmulatorOptions { ListenUrl = "http://127.0.0.1:0", HoldsNotifications = true };
        emulator = EmulatorHost.Build(options, builder => TSubject.AddEmulator(builder.Services));
        await emulator.StartAsync(TestContext.Current.CancellationToken);
        Emulated = emulator.Services.GetServices<IEmulatedAcquirer>().Single(acquirer => acquirer.Name == TSubject.Acquirer);
        emulatorUrl = new Uri(emulator.Urls.First());
        client = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        services = AdapterOf(EmulatorHost.GatewaySettings(emulator.Services), Patience);
        Adapter = Find(services);
        hasty = AdapterOf(EmulatorHost.GatewaySettings(emulator.Services), Impatience);
        Impatient = Find(hasty);
    }

    /// <summary>The adapter with the acquirer's address at a port where nobody listens.</summary>
    public ServiceProvider Unreachable()
    {
        var settings = EmulatorHost.GatewaySettings(emulator.Services);
        foreach (var key in settings.Keys.Where(key => key.StartsWith("Acquirers:", StringComparison.Ordinal)).ToList())
            settings[key] = settings[key]!.Replace(
                $":{emulatorUrl.Port}/", ":9/", StringComparison.Ordinal);
        return AdapterOf(settings, Patience);
    }

    /// <summary>All settings of a shop as they are stored.</summary>
    public static AcquirerConnection Connection(IEnumerable<KeyValuePair<string, string?>> values) => new(values
        .Where(value => value.Value is not null)
        .ToDictionary(value => value.Key, value => value.Value!, StringComparer.Ordinal))
    {
        Tenant = ConformanceShop.Tenant,
    };

    public static IAcquirer Find(IServiceProvider adapters) =>
        adapters.GetServices<IAcquirer>().Single(acquirer => acquirer.Profile.Name == TSubject.Acquirer);

    /// <summary>Opens a shop of its own at the acquirer.</summary>
    public ConformanceShop Open(
        AcquirerBehavior behavior = AcquirerBehavior.Normal, bool twoStage = false, params (string Key, string? Value)[] further)
    {
        var values = new Dictionary<string, string?>(Emulated.Settings(behavior, twoStage), StringComparer.Ordinal);
        foreach (var (key, value) in further)
            values[key] = value;
        var address = string.Create(CultureInfo.InvariantCulture, $"conformance{++shops}");
        var url = new Uri($"https://gateway.example/notifications/{TSubject.Acquirer}/{address}");
        Emulated.EnterNotificationUrl(values, url);
        return new ConformanceShop(Connection(values), url, twoStage);
    }

    /// <summary>Lets the calls of the acquirer's API fail until <see cref="CalmAsync"/>; null for all of them.</summary>
    public Task FailAsync(CallPurpose? purpose, string kind, int? status = null) => PutAsync(
        [new { operation = purpose is { } one ? Emulated.CallFor(one).Operation : $"{TSubject.Acquirer}.", kind, status }]);

    public Task CalmAsync()
    {
        Answers.Change = null;
        return PutAsync([]);
    }

    /// <summary>The other acquirers of the gateway with their emulators.</summary>
    public IEnumerable<(IAcquirer Adapter, IEmulatedAcquirer Emulated)> Others() =>
        from adapter in services.GetServices<IAcquirer>()
        join emulated in emulator.Services.GetServices<IEmulatedAcquirer>() on adapter.Profile.Name equals emulated.Name
        where emulated.Name != TSubject.Acquirer
        select (adapter, emulated);

    /// <summary>Lets the buyer's browser go to the page, as far as the acquirer learns of the payment by it.</summary>
    public async Task VisitAsync(PaymentPage page)
    {
        (Uri Address, HttpContent Content)? visit = page switch
        {
            PaymentPage.Form form => (form.Action, new FormUrlEncodedContent(form.Fields)),
            // An emulated widget posts its parameters to the address of its script.
            PaymentPage.Widget widget => (widget.Script, new StringContent(widget.Parameters)),
            _ => null,
        };
        if (visit is not var (address, content))
            return;
        using var body = content;
        using var response = await client.PostAsync(address, body, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBeLessThan(400);
    }

    public async ValueTask DisposeAsync()
    {
        ConformanceResults.Write();
        client.Dispose();
        await services.DisposeAsync();
        await hasty.DisposeAsync();
        await emulator.DisposeAsync();
    }

    private ServiceProvider AdapterOf(Dictionary<string, string?> settings, string patience)
    {
        settings[$"Acquirers:{TSubject.Acquirer}:Timeout"] = patience;
        settings[$"Acquirers:{TSubject.Acquirer}:OperationTimeout"] = patience;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton(emulator.Services.GetRequiredService<TimeProvider>());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        TSubject.AddAdapter(collection, configuration);
        collection.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new AnswerChangerHandler(Answers)));
        return collection.BuildServiceProvider();
    }

    private async Task PutAsync(object[] faults)
    {
        using var response = await client.PutAsJsonAsync(
            new Uri(emulatorUrl, "/faults"), new { faults }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}

/// <summary>A seller's shop at the acquirer.</summary>
/// <param name="Connection">Its credentials and settings.</param>
/// <param name="NotificationUrl">The address of its notifications.</param>
/// <param name="TwoStage">True where a sum is authorized first.</param>
public sealed record ConformanceShop(AcquirerConnection Connection, Uri NotificationUrl, bool TwoStage)
{
    /// <summary>The account of every shop.</summary>
    public static TenantKey Tenant { get; } = new(Platform.AmoCrm, 918273);
}
