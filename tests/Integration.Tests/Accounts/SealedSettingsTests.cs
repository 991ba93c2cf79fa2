using System.Security.Cryptography;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Accounts;

/// <summary>Sealed settings that were moved in the database.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SealedSettingsTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Sealed_settings_open_for_their_own_method_alone()
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
            card.NotificationKey
        );

        await scenario.ReadAsync<MethodSettings, bool>(settings =>
        {
            settings.Open(card)["terminalKey"].ShouldBe(scenario.Environment.Acquirer.Settings(AcquirerBehavior.Normal)["terminalKey"]);
            Should.Throw<CryptographicException>(() => settings.Open(moved));
            return Task.FromResult(true);
        });
    }
}
