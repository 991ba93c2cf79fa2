using System.Text.Json.Nodes;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.Tests.Egress;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;
using CleanAcquiring.TestKit.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The adapter as it is registered, against an emulator of its own.</summary>
internal sealed class CrmUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private CrmUnderTest(EmulatorUnderTest emulator, ServiceProvider provider, CallRecorder calls, MemoryLog log)
    {
        Log = log;
        Emulator = emulator;
        this.provider = provider;
        Calls = calls;
    }

    public EmulatorUnderTest Emulator { get; }

    public CallRecorder Calls { get; }

    public MemoryLog Log { get; }

    /// <summary>The timeout of every later call.</summary>
    public TimeSpan Timeout
    {
        set => provider.GetRequiredService<IOptions<AmoCrmOptions>>().Value.Timeout = value;
    }

    public InMemoryTokens Tokens => (InMemoryTokens)provider.GetRequiredService<ITokens>();

    public static async Task<CrmUnderTest> StartAsync(params (string Key, string Value)[] settings)
    {
        var emulator = await EmulatorUnderTest.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AmoCrm:ClientId"] = emulator.Options.ClientId,
            ["AmoCrm:ClientSecret"] = emulator.Options.ClientSecret,
            ["AmoCrm:RedirectUri"] = emulator.Options.RedirectUri,
            ["AmoCrm:BaseAddressOverride"] = emulator.Client.BaseAddress!.AbsoluteUri,
            ["Egress:AllowPrivateNetworks"] = "true",
        }).AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
        var (calls, log) = (new CallRecorder(), new MemoryLog());
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddSingleton<ITokens, InMemoryTokens>();
        services.AddAmoCrm(configuration);
        services.AddHttpClient(AmoCrmClient.Name).AddHttpMessageHandler(() => calls);
        return new CrmUnderTest(
            emulator,
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }),
            calls,
            log
        );
    }

    /// <summary>Asks a port in a scope of its own, as a request does.</summary>
    public async Task<T> QueryAsync<TPort, T>(Func<TPort, Task<T>> ask)
        where TPort : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TPort>());
    }

    public async Task<ExchangeOutcome> ExchangeAsync(string host = EmulatorUnderTest.Demo, string accountId = "31415926")
    {
        var code = await Emulator.CodeAsync(accountId);
        return await QueryAsync<ICrmAuthorization, ExchangeOutcome>(port =>
            port.ExchangeAsync(host, code, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>An account whose administrator has agreed.</summary>
    public async Task<Account> InstallAsync(string host = EmulatorUnderTest.Demo, string accountId = "31415926")
    {
        var granted = (await ExchangeAsync(host, accountId)).ShouldBeOfType<ExchangeOutcome.Granted>();
        await Tokens.StoreAsync(granted.Tenant, granted.Tokens, TestContext.Current.CancellationToken);
        Calls.Forget();
        return new Account(granted.Tenant, granted.Profile, granted.Tokens.RefreshedAt);
    }

    /// <summary>Leaves the account's pair with this time to its end.</summary>
    public Task LeaveAsync(Account account, TimeSpan untilEnd) =>
        Tokens.StoreAsync(
            account.Tenant,
            Tokens[account.Tenant]! with
            {
                ExpiresAt = TimeProvider.System.GetUtcNow() + untilEnd,
            },
            TestContext.Current.CancellationToken
        );

    public Task<InvoiceReading> ReadAsync(Account account, long invoice) =>
        QueryAsync<ICrmInvoices, InvoiceReading>(port => port.ReadAsync(account, new(invoice), TestContext.Current.CancellationToken));

    public Task<InvoiceWriting> WriteAsync(Account account, long invoice, InvoiceStatusUpdate update) =>
        QueryAsync<ICrmInvoices, InvoiceWriting>(port =>
            port.WriteAsync(account, new(invoice), update, TestContext.Current.CancellationToken)
        );

    public Task<RefreshOutcome> RefreshAsync(Account account) =>
        QueryAsync<ICrmAuthorization, RefreshOutcome>(port => port.RefreshAsync(account, TestContext.Current.CancellationToken));

    public async Task InjectFaultAsync(string operation, string kind, int? status = null, int? times = null)
    {
        var fault = new JsonObject
        {
            ["operation"] = operation,
            ["kind"] = kind,
            ["status"] = status,
            ["times"] = times,
        };
        using var answer = await Emulator.SendAsync(
            HttpMethod.Put,
            "/faults",
            json: new JsonObject { ["faults"] = new JsonArray(fault) }.ToJsonString()
        );
        answer.EnsureSuccessStatusCode();
    }

    public async Task SellerDoesAsync(string host, string action, string json)
    {
        using var answer = await Emulator.SendAsync(HttpMethod.Post, $"/amocrm/{host}/{action}", json: json);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
