using System.Security.Cryptography;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Integration.Tests.Accounts;

/// <summary>Stored settings that were moved or damaged are refused.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SealedSettingsTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Sealed_settings_open_for_the_method_that_they_were_sealed_for_alone()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var account = await scenario.ReadAsync<IAccounts, Account?>(accounts =>
            accounts.FindAsync(scenario.Seller.Tenant, TestContext.Current.CancellationToken)
        );
        var card = account!.Find(MethodCode.Parse("card")!.Value)!;
        var moved = new PaymentMethod(
            card.Tenant,
            MethodCode.Parse("other")!.Value,
            card.Acquirer,
            enabled: true,
            card.Settings,
            card.NotificationKey,
            scenario.Now
        );

        await scenario.ReadAsync<MethodSettings, bool>(settings =>
        {
            settings.Open(card)["terminalKey"].ShouldBe(scenario.Environment.Acquirer.Settings(AcquirerBehavior.Normal)["terminalKey"]);
            Should.Throw<CryptographicException>(() => settings.Open(moved));
            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task A_damaged_tax_system_refuses_the_checkout()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (await scenario.ReadAsync<IServiceProvider, bool>(services => DamageAsync(services, scenario.Seller.Tenant))).ShouldBeTrue();

        var refusal = (await scenario.CheckOutAsync()).Refusal!;

        (refusal.Code, refusal.Detail).ShouldBe(("method.unavailable", "taxSystem: is no option"));
    }

    private static async Task<bool> DamageAsync(IServiceProvider services, TenantKey tenant)
    {
        var (accounts, settings) = (services.GetRequiredService<IAccounts>(), services.GetRequiredService<MethodSettings>());
        var account = await accounts.FindAsync(tenant, TestContext.Current.CancellationToken);
        var card = account!.Find(MethodCode.Parse("card")!.Value)!;
        var damaged = new Dictionary<string, string>(settings.Open(card).Values, StringComparer.Ordinal) { ["taxSystem"] = "usn" };
        card.Renew(card.Acquirer, settings.Seal(tenant, card.Code, damaged), 1, DateTimeOffset.UnixEpoch);
        return await services.GetRequiredService<IUnitOfWork>().TrySaveAsync(TestContext.Current.CancellationToken);
    }
}
