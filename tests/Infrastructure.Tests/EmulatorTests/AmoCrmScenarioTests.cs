using CleanAcquiring.Emulator.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmScenarioTests
{
    private static readonly string[] Documented =
    [
        "complete",
        "free-price",
        "vat-on-top",
        "legacy",
        "no-payer-contact",
        "fractional",
        "zero-total",
        "negative-total",
        "no-total-no-items",
        "sum-mismatch",
        "unknown-vat",
        "paid",
        "paid-in-advance",
        "partially-paid",
        "custom-status",
        "deleted",
        "unknown-invoice",
        "unknown-account",
        "disconnected",
        "unpaid-account",
        "blocked-account",
        "foreign-element",
        "nulls-everywhere",
        "method-off",
        "method-unknown",
        "crm-throttled",
        "crm-down",
        "crm-slow",
        "acquirer-down",
        "acquirer-silent",
        "acquirer-declines",
        "sbp",
    ];

    [Fact]
    public async Task Every_documented_scenario_is_listed_with_its_link()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, "/scenarios");
        var scenarios = (await EmulatorUnderTest.JsonAsync(answer)).AsArray();

        scenarios.Select(scenario => (string)scenario!["name"]!).ShouldBe(Documented, ignoreOrder: true);
        scenarios.Select(scenario => $"{scenario!["accountId"]}/{scenario["invoiceId"]}").Distinct().Count().ShouldBe(Documented.Length);
        ((string?)scenarios[0]!["payUrl"]).ShouldBe("http://localhost:5080/pay/31415926/918273/card");
    }

    [Fact]
    public async Task Every_scenario_has_a_paywall_page()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, "/scenarios");
        foreach (var scenario in (await EmulatorUnderTest.JsonAsync(answer)).AsArray())
        {
            using var page = await emulator.SendAsync(HttpMethod.Get, $"/paywall/{scenario!["accountId"]}/{scenario["invoiceId"]}");
            var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            page.IsSuccessStatusCode.ShouldBeTrue((string?)scenario["name"]);
            html.ShouldContain((string)scenario["payUrl"]!);
        }
    }

    [Fact]
    public async Task Onboarding_installs_all_accounts_and_disables_three()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await using var gateway = await GatewayStub.StartAsync(emulator);
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(TestContext.Current.CancellationToken);

        gateway.Installed.ShouldBe(
            ["demoshop.amocrm.ru", "oldshop.amocrm.ru", "goneshop.amocrm.ru", "unpaidshop.amocrm.ru", "blockedshop.amocrm.ru"],
            ignoreOrder: true
        );
        gateway.Methods.ShouldContain("31415926 card_off False");
        gateway.Methods.ShouldContain("27182818 card True");
        gateway.Methods.Count.ShouldBe(10);
        gateway.Disconnected.ShouldBe(["16180339"]);
        (await gateway.StatusAsync("oldshop.amocrm.ru")).ShouldBe(200);
        (await gateway.StatusAsync("goneshop.amocrm.ru")).ShouldBe(401);
        (await gateway.StatusAsync("unpaidshop.amocrm.ru")).ShouldBe(402);
        (await gateway.StatusAsync("blockedshop.amocrm.ru")).ShouldBe(403);
    }
}
