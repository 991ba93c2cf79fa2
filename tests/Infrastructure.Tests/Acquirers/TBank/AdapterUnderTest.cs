using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>The adapter as the product registers it, pointed at an address, and all that it logged.</summary>
internal sealed class AdapterUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    public AdapterUnderTest(Uri baseUrl, AcquirerSettings? settings = null)
    {
        Settings = settings ?? Sample.Settings();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Acquirers:tbank:BaseUrl"] = baseUrl.AbsoluteUri,
            ["Egress:AllowPrivateNetworks"] = "true",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddAcquirers(configuration);
        provider = services.BuildServiceProvider();
        Acquirer = provider.GetServices<IAcquirer>().Single(acquirer => acquirer.Profile.Name == "tbank");
    }

    /// <summary>Stands still until it is moved: no answer is late by accident.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public MemoryLog Log { get; } = new();

    public IAcquirer Acquirer { get; }

    public AcquirerSettings Settings { get; }

    public Task<StartOutcome> OpenAsync(Order? order = null) =>
        Acquirer.StartAsync(order ?? Sample.Order(Clock.GetUtcNow()), Settings, TestContext.Current.CancellationToken);

    public Task<QueryOutcome> AskAsync(string? id = Sample.PaymentId) =>
        Acquirer.QueryAsync(new AcquirerReference(Sample.OrderId, id), Settings, TestContext.Current.CancellationToken);

    public async Task<Evidence> FoundAsync(string? id = Sample.PaymentId) => (await AskAsync(id)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

    public Task<ActOutcome> CancelAsync(string? id = Sample.PaymentId) =>
        ((ICancellations)Acquirer).CancelAsync(new AcquirerReference(Sample.OrderId, id), Settings, TestContext.Current.CancellationToken);

    public Task<ActOutcome> RefundAsync(decimal roubles, Domain.Receipts.Receipt? receipt = null, string key = "refund-1", string id = Sample.PaymentId) =>
        ((IRefunds)Acquirer).RefundAsync(new AcquirerReference(Sample.OrderId, id), Domain.Common.Money.Rub(roubles), receipt, key, Settings, TestContext.Current.CancellationToken);

    public Task<ActOutcome> CaptureAsync(decimal roubles, Domain.Receipts.Receipt? receipt = null, string id = Sample.PaymentId) =>
        ((ITwoStage)Acquirer).CaptureAsync(new AcquirerReference(Sample.OrderId, id), Domain.Common.Money.Rub(roubles), receipt, Settings, TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync() => ((ISettingsCheck)Acquirer).CheckAsync(Settings, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
