using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>Checkouts that open or find a payment.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class CheckoutTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Checkout_opens_a_payment_as_the_invoice_says()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);

        var result = await scenario.CheckOutWithDisclosureAsync();

        var opened = result.Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        var payment = await scenario.PaymentAsync();
        payment.ShouldSatisfyAllConditions(
            it => it.PublicId.ShouldBe(opened.PublicId),
            it => it.Page.ShouldBe(opened.Page),
            it => it.Amount.ShouldBe(Money.Rub(3500m)),
            it => it.Status.ShouldBe(PaymentStatus.Pending),
            it => it.Method.Value.ShouldBe("card"),
            it => it.Acquirer.ShouldBe(scenario.Environment.Acquirer.Name),
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
    public async Task Second_checkout_finds_the_open_payment_of_its_method()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var first = (StartPaymentOutcome.Opened)(await scenario.CheckOutAsync()).Value;
        (await scenario.CheckOutAsync()).Value.ShouldBe(first);
        var other = (StartPaymentOutcome.Opened)(await scenario.CheckOutAsync("other")).Value;

        other.PublicId.ShouldNotBe(first.PublicId);
        scenario.Driver.Bank().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Receipt_takes_the_contact_that_the_buyer_typed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Driver.ForgetPayer();

        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>().WasUnreadable.ShouldBeFalse();
        (await scenario.CheckOutAsync(contact: " "))
            .Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>()
            .WasUnreadable.ShouldBeFalse();
        (await scenario.CheckOutAsync(contact: "nobody"))
            .Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>()
            .WasUnreadable.ShouldBeTrue();
        scenario.Driver.Bank().ShouldBeEmpty();
        (await scenario.CheckOutAsync(contact: "typed@example.org")).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        (await scenario.PaymentAsync()).Receipt!.Contact.Email.ShouldBe("typed@example.org");
        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>("another browser");
    }

    [Fact]
    public async Task Method_without_receipts_needs_no_contact()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Driver.ForgetPayer();
        await scenario.ChangeMethodAsync("card", enabled: true, receipts: "false");

        // The emulated acquirer requires a receipt.
        (await scenario.CheckOutAsync()).Refusal!.Code.ShouldBe("acquirer.refused");

        (await scenario.PaymentAsync()).Receipt.ShouldBeNull();
    }

    [Fact]
    public async Task Paid_invoice_is_paid_already_before_the_crm_shows_it()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        await scenario.DeliverAsync();

        (await scenario.CheckOutAsync("other")).Refusal!.Code.ShouldBe("invoice.paid_here");

        scenario.Driver.Bank().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Authorized_payment_is_found_by_every_checkout()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync("hold");
        scenario.Press();
        await scenario.DeliverAsync();

        (await scenario.CheckOutAsync("hold")).Refusal!.Code.ShouldBe("invoice.paid_here");
        (await scenario.CheckOutAsync("card")).Refusal!.Code.ShouldBe("invoice.paid_here");
        scenario.Driver.Bank().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rest_of_a_partially_paid_invoice_is_charged_by_policy()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.SendAsync(
            new ChangeSettingsCommand(
                scenario.Seller,
                SellerSettings.Default with
                {
                    PartialPayments = PartialPaymentPolicy.Rest,
                },
                0
            )
        );
        await scenario.PayAsync();
        scenario.Driver.Edit(4000);
        scenario.Driver.Mark("partially_paid");

        (await scenario.CheckOutAsync("other")).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        (await scenario.PaymentsAsync()).Single(payment => payment.Method.Value == "other").Amount.ShouldBe(Money.Rub(500m));
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Checkouts_at_the_same_moment_find_one_payment()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);

        var checkouts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scenario.CheckOutAsync()));

        checkouts.ShouldAllBe(checkout => checkout.Value is StartPaymentOutcome.Opened || checkout.Value is StartPaymentOutcome.Waiting);
        checkouts.Select(checkout => checkout.Value).OfType<StartPaymentOutcome.Opened>().Distinct().ShouldHaveSingleItem();
        scenario.Driver.Bank().ShouldHaveSingleItem();
        (await scenario.PaymentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task English_account_gets_English_notes_and_pages()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ChangeAccountAsync(account => account.Install(account.Profile with { Language = "en" }, scenario.Now));
        scenario.Driver.Rename(null);

        var payment = await scenario.PayAsync();

        (payment.Language, payment.Title).ShouldBe(
            ("en", $"Invoice #{scenario.Driver.Invoice.Id} of {scenario.Driver.InvoiceDate:dd.MM.yyyy}")
        );
        scenario.Driver.SpeaksEnglish(payment.OrderId).ShouldBeTrue();
        var note = scenario.Driver.Notes.ShouldHaveSingleItem();
        note.ShouldStartWith($"{payment.Title} (id {scenario.Driver.Invoice.Id}) is paid: 3,500.00\u00a0₽, {payment.Method.Value} (");
        note.ShouldEndWith($"Payment {payment.OrderId}.");
        await scenario.RefundAsync(payment, "k", 1000m);
        await scenario.WorkAsync();
        scenario.Driver.Notes[^1].ShouldBe(
            $"{payment.Title} (id {scenario.Driver.Invoice.Id}): 1,000.00\u00a0₽ of 3,500.00\u00a0₽ went back. "
            + $"Payment {payment.OrderId}/100000.");
    }
}
