using CleanAcquiring.Application.Crm;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class LogTests
{
    [Fact]
    public async Task Secrets_and_buyers_stay_out_of_the_log()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        var first = crm.Tokens[account.Tenant]!;
        await crm.Emulator.AdvanceAsync("1.00:00:01");
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "rename", """{"subdomain":"newshop"}""");
        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
        var second = crm.Tokens[account.Tenant]!;
        await crm.SellerDoesAsync("newshop.amocrm.ru", "state", """{"state":"blocked"}""");
        await crm.ReadAsync(account, 918273);

        var log = string.Join('\n', crm.Log.Lines);
        log.ShouldContain("newshop.amocrm.ru");
        log.ShouldContain("Critical: newshop.amocrm.ru elements.get");
        string[] secrets =
        [
            crm.Emulator.Options.ClientSecret,
            first.AccessToken,
            first.RefreshToken,
            second.AccessToken,
            second.RefreshToken,
            "buyer@example.org",
            "+79990000001",
        ];
        foreach (var secret in secrets)
            log.ShouldNotContain(secret);
    }
}
