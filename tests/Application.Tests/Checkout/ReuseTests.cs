using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>A checkout where a payment of the invoice is there already, or comes meanwhile.</summary>
public sealed class ReuseTests
{
    private readonly UseCases app = new();

    public ReuseTests()
    {
        app.Has(AnAccount.With("card", "other"));
        app.Crm.Has(AnInvoice.Of(1000m));
    }

    [Fact]
    public async Task Second_checkout_finds_the_open_payment()
    {
        var first = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value;

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBe(first);

        app.Acquirer.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_method_opens_its_own_payment()
    {
        var first = (StartPaymentOutcome.Opened)(await app.SendAsync(ACheckout.By("card"))).Outcome.Value;
        var second = (StartPaymentOutcome.Opened)(await app.SendAsync(ACheckout.By("other"))).Outcome.Value;

        second.PublicId.ShouldNotBe(first.PublicId);
        app.Database.Payments.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(PaymentStatus.Declined)]
    [InlineData(PaymentStatus.Canceled)]
    [InlineData(PaymentStatus.Expired)]
    public async Task Failed_payment_is_followed_by_a_new_one(PaymentStatus status)
    {
        var failed = app.Has(APayment.In(status));

        var opened = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        opened.PublicId.ShouldNotBe(failed.PublicId);
    }

    [Theory]
    [InlineData(PaymentStatus.Paid)]
    [InlineData(PaymentStatus.PartiallyRefunded)]
    [InlineData(PaymentStatus.Authorized)]
    public async Task Invoice_with_money_is_paid_already_by_any_method(PaymentStatus status)
    {
        app.Has(APayment.In(status));

        foreach (var method in new[] { "card", "other" })
        {
            var refusal = (await app.SendAsync(ACheckout.By(method))).Refusal!;
            (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.AlreadyPaid, "invoice.paid_here"));
        }
        app.Acquirer.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refunded_invoice_may_be_paid_again()
    {
        app.Has(APayment.In(PaymentStatus.Refunded));

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Changed_sum_ends_the_open_payment_first()
    {
        app.Has(APayment.In(PaymentStatus.Pending));
        app.Crm.Has(AnInvoice.Of(1200m));

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        app.Payment.Entries()[^1].ShouldBe("payment.abandoned (sum_changed)");
        app.Payment.AbandonedAt.ShouldBe(app.Now);
        app.Payment.Due(app.Now).ShouldContain("SyncPayment 00:00:00");
    }

    [Fact]
    public async Task Expired_page_ends_the_open_payment_first()
    {
        app.Has(APayment.In(PaymentStatus.Pending));
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        app.Payment.Entries()[^1].ShouldBe("payment.abandoned (expired)");
    }

    [Fact]
    public async Task Page_is_reused_until_its_last_moment()
    {
        app.Has(APayment.In(PaymentStatus.Pending));
        app.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Unknown_payment_is_waited_for_and_nothing_is_opened()
    {
        app.Has(APayment.In(PaymentStatus.Unknown));

        var waiting = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        waiting.PublicId.ShouldBeNull("another click opened it");
        app.Acquirer.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Opening_without_an_answer_becomes_unknown_when_its_time_is_over()
    {
        app.Has(APayment.Created());
        app.Clock.Advance(FollowUpScheduler.OpeningTimeout);

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        app.Payment.Entries()[^1].ShouldBe("opening.unknown: Created → Unknown (the answer was never saved)");
    }

    [Fact]
    public async Task Checkout_waits_three_seconds_for_another_that_is_opening()
    {
        app.Has(APayment.Created());

        (await app.PassTimeAsync(app.SendAsync(ACheckout.By("card")))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        (app.Now - APayment.Now).ShouldBe(TimeSpan.FromSeconds(3));
        app.Payment.Status.ShouldBe(PaymentStatus.Created);
    }

    [Fact]
    public async Task Checkouts_at_the_same_moment_find_one_payment()
    {
        Task<CheckoutResult>? second = null;
        app.Acquirer.DuringNextCall(() =>
        {
            second = app.SendAsync(ACheckout.By("card"));
            return Task.CompletedTask;
        });

        var first = (StartPaymentOutcome.Opened)(await app.SendAsync(ACheckout.By("card"))).Outcome.Value;

        (await app.PassTimeAsync(second!)).Outcome.Value.ShouldBe(first);
        app.Acquirer.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Checkout_that_loses_the_race_to_save_finds_the_winner()
    {
        app.Database.BeforeNextSave(() => app.SendAsync(ACheckout.By("card")));

        var opened = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        opened.PublicId.ShouldBe(app.Payment.PublicId);
        app.Acquirer.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Paid_notification_before_the_answer_of_the_opening_is_kept()
    {
        app.Acquirer.DuringNextCall(() => app.SendAsync(new ReceiveNotificationCommand(
            "acme", AMethod.KeyOf("card"), app.Acquirer.Notify(app.Payment, EvidenceKind.Paid))));

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Completed>();

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Payment.Codes().ShouldBe(["payment.created", "evidence.paid", "opening.answered_late"]);
    }

    [Fact]
    public async Task Rest_of_a_partially_paid_invoice_is_charged_by_policy()
    {
        var rest = new UseCases();
        rest.Has(AnAccount
            .Deciding(settings => settings with { PartialPayments = Domain.Accounts.PartialPaymentPolicy.Rest })
            .With(AMethod.Of("card")));
        rest.Has(APayment.In(PaymentStatus.Paid));
        rest.Crm.Has(AnInvoice.Of(1500m) with { Status = InvoiceStatus.PartiallyPaid });

        await rest.SendAsync(ACheckout.By("card"));

        rest.Acquirer.Started.ShouldHaveSingleItem().Amount.ShouldBe(Money.Rub(500m));
    }
}
