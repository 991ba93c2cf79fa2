using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Integration.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>From a click to the acquirer's page.</summary>
[Collection(OneEnvironment.Name)]
public sealed class CheckoutTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_click_opens_a_form_with_all_that_the_invoice_says()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);

        var result = await scenario.CheckoutAsync();

        var opened = result.Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        var payment = await scenario.PaymentAsync();
        payment.ShouldSatisfyAllConditions(
            it => it.PublicId.ShouldBe(opened.PublicId),
            it => it.Page.ShouldBe(opened.Page),
            it => it.Amount.ShouldBe(Money.Rub(3500m)),
            it => it.Status.ShouldBe(PaymentStatus.Pending),
            it => it.Method.Value.ShouldBe("card"),
            it => it.Acquirer.ShouldBe("tbank"),
            it => it.Title.ShouldBe("Счет #1"),
            it => it.Language.ShouldBe("ru"),
            it => scenario.Driver.SpeaksEnglish(it.OrderId).ShouldBeFalse(),
            it => it.ExpiresAt.ShouldBe(it.CreatedAt.AddDays(1)),
            it => it.InvoiceLink.ShouldBe(result.Disclosure!.BackLink),
            it => it.Receipt!.Total.ShouldBe(it.Amount),
            it => it.Receipt!.Contact.Email.ShouldNotBeNull(),
            it => it.Explanation.ShouldNotBeEmpty(),
            it => it.Owes(FollowUpKind.SyncPayment).ShouldBeTrue(),
            it => it.Owes(FollowUpKind.ExpirePayment).ShouldBeTrue(),
            it => it.Owes(FollowUpKind.Reconcile).ShouldBeTrue());
        opened.IsKnownHost.ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_click_finds_the_same_form_and_another_method_its_own()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var first = (StartPaymentOutcome.Opened)(await scenario.ClickAsync()).Value;
        (await scenario.ClickAsync()).Value.ShouldBe(first);
        var other = (StartPaymentOutcome.Opened)(await scenario.ClickAsync("other")).Value;

        other.PublicId.ShouldNotBe(first.PublicId);
        scenario.Driver.Bank().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_receipt_needs_a_contact_and_takes_what_the_buyer_types()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Driver.ForgetPayer();

        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>().WasUnreadable.ShouldBeFalse();
        (await scenario.ClickAsync(contact: " "))
            .Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>()
            .WasUnreadable.ShouldBeFalse();
        (await scenario.ClickAsync(contact: "nobody"))
            .Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>()
            .WasUnreadable.ShouldBeTrue();
        scenario.Driver.Bank().ShouldBeEmpty();
        (await scenario.ClickAsync(contact: "typed@example.org")).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        (await scenario.PaymentAsync()).Receipt!.Contact.Email.ShouldBe("typed@example.org");
        // The form that is open needs no contact any more.
        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Without_receipts_no_contact_is_needed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Driver.ForgetPayer();
        await SwitchAsync(scenario, "card", enabled: true, receipts: "false");

        // The emulated bank wants one, of every terminal.
        (await scenario.ClickAsync()).Refusal!.Code.ShouldBe("acquirer.refused");

        (await scenario.PaymentAsync()).Receipt.ShouldBeNull();
    }

    [Fact]
    public async Task A_paid_invoice_leads_to_its_payment_even_before_the_crm_shows_it()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        await scenario.DeliverAsync();

        var completed = (await scenario.ClickAsync("other")).Value.ShouldBeOfType<StartPaymentOutcome.Completed>();

        completed.PublicId.ShouldBe((await scenario.PaymentAsync()).PublicId);
        scenario.Driver.Bank().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Held_money_leads_to_its_payment()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync("hold");
        scenario.Press();
        await scenario.DeliverAsync();

        (await scenario.ClickAsync("hold")).Value.ShouldBeOfType<StartPaymentOutcome.Completed>();
        (await scenario.ClickAsync("card")).Value.ShouldBeOfType<StartPaymentOutcome.Completed>();
        scenario.Driver.Bank().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_open_rest_is_charged_where_the_seller_chose_so()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.SendAsync(
            new ChangeSettingsCommand(
                scenario.Seller,
                SellerSettings.Default with
                {
                    PartialPayments = PartialPaymentPolicy.Rest,
                },
                null
            )
        );
        await scenario.PaidAsync();
        scenario.Driver.Edit(4000);
        scenario.Driver.Mark("partially_paid");

        (await scenario.ClickAsync("other")).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        (await scenario.PaymentsAsync()).Single(payment => payment.Method.Value == "other").Amount.ShouldBe(Money.Rub(500m));
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public void A_command_prints_nothing_that_a_buyer_typed() =>
        $"{new StartPaymentCommand(1, 2, "card", "typed@example.org")}".ShouldBe("invoice 2 of 1");

    [Fact]
    public async Task Clicks_at_the_same_moment_find_one_form()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scenario.ClickAsync()));

        clicks.Select(click => click.Value switch
        {
            StartPaymentOutcome.Opened opened => opened.PublicId,
            StartPaymentOutcome.Waiting waiting => waiting.PublicId,
            var other => throw new InvalidOperationException($"{other}"),
        }).Distinct().ShouldHaveSingleItem();
        clicks.ShouldContain(click => click.Value is StartPaymentOutcome.Opened);
        scenario.Driver.Bank().ShouldHaveSingleItem();
        (await scenario.PaymentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_account_that_speaks_english_is_spoken_to_in_english()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.Environment.Gateway.ReadAsync(async services =>
        {
            var account = (
                await services.GetRequiredService<IAccounts>().FindAsync(scenario.Seller.Tenant, TestContext.Current.CancellationToken)
            )!;
            account.Install(account.Profile with { Language = "en" }, scenario.Now);
            return await services.GetRequiredService<IUnitOfWork>().TrySaveAsync(TestContext.Current.CancellationToken);
        });
        scenario.Driver.Rename(null);

        var payment = await scenario.PaidAsync();

        (payment.Language, payment.Title).ShouldBe(
            ("en", $"Invoice #{scenario.Driver.Invoice.Id} of {scenario.Driver.InvoiceDate:dd.MM.yyyy}")
        );
        scenario.Driver.SpeaksEnglish(payment.OrderId).ShouldBeTrue();
        scenario
            .Driver.Notes.ShouldHaveSingleItem()
            .ShouldBe($"{payment.Title} (id {scenario.Driver.Invoice.Id}) is paid: 3,500.00 RUB. Payment {payment.OrderId}.");
        await RefundAsync(scenario, payment, "k", 1000m);
        await scenario.WorkAsync();
        scenario
            .Driver.Notes[^1]
            .ShouldBe(
                $"{payment.Title} (id {scenario.Driver.Invoice.Id}): 1,000.00 RUB of 3,500.00 RUB went back. Payment {payment.OrderId}/100000."
            );
    }
}
