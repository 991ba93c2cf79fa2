using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.FollowUps;

/// <summary>What amoCRM shows of an invoice whose money went back.</summary>
[Collection(OneEnvironment.Name)]
public sealed class ReturnedInvoiceTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task It_is_left_as_it_is_where_the_seller_named_no_status_for_it()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await RefundAsync(scenario, await scenario.PaidAsync(), "k");
        await scenario.WorkAsync();

        (scenario.Driver.Status, scenario.Driver.Invoice.Writes, scenario.Driver.Notes.Count).ShouldBe(("paid", 1, 2));
    }

    [Fact]
    public async Task It_gets_the_sellers_status_when_the_last_kopeck_is_back_and_not_before()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возврат");
        var payment = await scenario.PaidAsync();

        await RefundAsync(scenario, payment, "a", 3499.99m);
        await scenario.WorkAsync();
        scenario.Driver.Status.ShouldBe("paid");
        await RefundAsync(scenario, payment, "b");
        await scenario.WorkAsync();

        NameOf(scenario).ShouldBe("Возврат");
        (await scenario.TimelineAsync(payment)).ShouldContain("invoice.status_sent (Refunded)");
        scenario.Driver.Notes.Count.ShouldBe(3);
        (await scenario.PaymentAsync()).Attention.ShouldBeNull();
        (await scenario.ClickAsync()).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("invoice.status.refunded"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.AskSeller));
    }

    [Fact]
    public async Task A_second_payment_that_goes_back_leaves_it_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возврат");
        await PayTwiceAsync(scenario);

        await RefundAsync(scenario, (await scenario.PaymentsAsync()).Single(payment => payment.Attention == Attention.PaidTwice), "k");
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task What_somebody_marked_otherwise_meanwhile_stays_so()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возврат");
        var payment = await scenario.PaidAsync();
        scenario.Driver.Mark("created");

        await RefundAsync(scenario, payment, "k");
        await scenario.WorkAsync();

        (scenario.Driver.Status, scenario.Driver.Invoice.Writes).ShouldBe(("created", 1));
    }

    [Fact]
    public async Task A_name_that_the_account_does_not_have_is_on_the_desk_until_it_is_mended()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await TeachAsync(scenario, "возвращён");
        var payment = await scenario.PaidAsync();
        await RefundAsync(scenario, payment, "k");
        await scenario.WorkAsync();
        (await scenario.FindAsync(payment.Id))
            .FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice)
            .LastError.ShouldBe("no such status in this account");

        await TeachAsync(scenario, "возврат");
        await scenario.SendAsync(new Application.Payments.ResyncPaymentCommand(scenario.Seller, payment.Id));
        await scenario.WorkAsync();

        (NameOf(scenario), scenario.Driver.Notes.Count).ShouldBe(("Возврат", 2));
    }

    private static async Task TeachAsync(PaymentScenario scenario, string name) =>
        (
            await scenario.SendAsync(
                new ChangeSettingsCommand(
                    scenario.Seller,
                    SellerSettings.Default with
                    {
                        StatusNames = StatusNames.None with { Refunded = [name] },
                    },
                    null
                )
            )
        ).IsRefused.ShouldBeFalse();

    private static string? NameOf(PaymentScenario scenario) => (string?)scenario.Driver.Invoice.First("BILL_STATUS")?["value"];
}
