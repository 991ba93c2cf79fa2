using System.Security.Cryptography;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Emulator;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>A row that somebody moved in the database opens nothing.</summary>
[Collection(OneTown.Name)]
public sealed class SealedSettingsTests(TownFixture town)
{
    [Fact]
    public async Task Sealed_settings_open_for_the_method_that_they_were_sealed_for_alone()
    {
        await using var scene = await Scene.OpenAsync(town);
        var account = await scene.ReadAsync<IAccounts, Account?>(accounts => accounts.FindAsync(scene.Seller.Tenant, TestContext.Current.CancellationToken));
        var card = account!.Find(MethodCode.Parse("card")!.Value)!;
        var moved = new PaymentMethod(card.Tenant, MethodCode.Parse("other")!.Value, card.Acquirer, enabled: true, card.Settings, card.NotificationKey);

        await scene.ReadAsync<MethodSettings, bool>(settings =>
        {
            settings.Open(card)["terminalKey"].ShouldBe(DemoTerminals.Normal.TerminalKey);
            Should.Throw<CryptographicException>(() => settings.Open(moved));
            return Task.FromResult(true);
        });
    }
}
