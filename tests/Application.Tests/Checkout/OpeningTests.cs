using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>A checkout that satisfies every rule, and the answers of the acquirer to it.</summary>
public sealed class OpeningTests
{
    private readonly UseCases app = new();

    public OpeningTests()
    {
        app.Has(AnAccount.With("card", "other"));
        app.Crm.Has(AnInvoice.Valid());
    }

    [Fact]
    public async Task Checkout_opens_a_payment_and_leads_to_its_page()
    {
        var opened = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        app.Payment.ShouldSatisfyAllConditions(
            payment => payment.PublicId.ShouldBe(opened.PublicId),
            payment => payment.Page.ShouldBe(opened.Page),
            payment => payment.Amount.ShouldBe(Money.Rub(1500m)),
            payment => payment.Status.ShouldBe(PaymentStatus.Pending),
            payment => payment.Method.Value.ShouldBe("card"),
            payment => payment.Title.ShouldBe("Счет #1042"),
            payment => payment.AcquirerPaymentId.ShouldBe("7000000"),
            payment => payment.ExpiresAt.ShouldBe(app.Now.AddDays(1)),
            payment => payment.Codes().ShouldBe(["payment.created", "opening.opened"]),
            payment => payment.Due(app.Now).ShouldBe(["ExpirePayment 1.00:02:00", "Reconcile 00:30:00", "SyncPayment 00:01:00"]));
        opened.IsKnownHost.ShouldBeTrue();
    }

    [Fact]
    public async Task Acquirer_gets_the_order_as_the_invoice_says()
    {
        await app.SendAsync(ACheckout.By("card"));

        app.Acquirer.Started.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            order => order.OrderId.ShouldBe(app.Payment.OrderId),
            order => order.Amount.ShouldBe(Money.Rub(1500m)),
            order => order.Description.ShouldBe("Счет #1042"),
            order => order.Receipt.ShouldBeNull(),
            order => order.Stages.ShouldBe(PaymentStages.One),
            order => order.ReturnUrl.AbsoluteUri.ShouldEndWith($"/payments/{app.Payment.PublicId}"),
            order => order.NotificationUrl.AbsoluteUri.ShouldEndWith($"/notifications/acme/{AMethod.KeyOf("card")}"),
            order => order.ExpiresAt.ShouldBe(app.Payment.ExpiresAt),
            order => order.Language.ShouldBe("ru"));
    }

    [Fact]
    public async Task English_account_of_two_stages_opens_an_English_order_of_two_stages()
    {
        var english = new Account(AnAccount.Tenant, AnAccount.Profile with { Language = "en" }, AnAccount.Now);
        var other = new UseCases();
        other.Has(english.With(AMethod.Of("hold", ("stages", "two"))));
        other.Crm.Has(AnInvoice.Valid() with { Name = null });

        await other.SendAsync(ACheckout.By("hold"));

        var order = other.Acquirer.Started.ShouldHaveSingleItem();
        (order.Language, order.Stages, order.Description).ShouldBe(("en", PaymentStages.Two, "Invoice #918273 of 31.01.2026"));
    }

    [Fact]
    public async Task Payment_is_saved_before_the_acquirer_is_called()
    {
        Payment? duringTheCall = null;
        app.Acquirer.DuringNextCall(() => Task.FromResult(duringTheCall = app.Payment));

        await app.SendAsync(ACheckout.By("card"));

        duringTheCall!.Status.ShouldBe(PaymentStatus.Created);
        duringTheCall.Due(app.Now).ShouldBe(["SyncPayment 00:00:20"]);
    }

    [Fact]
    public async Task Opening_that_takes_too_long_is_broken_off_and_unknown()
    {
        app.Acquirer.DuringNextCall(() =>
        {
            app.Clock.Advance(FollowUpScheduler.OpeningLimit);
            throw new OperationCanceledException("As an adapter throws when its call is broken off.");
        });

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        app.Payment.Entries()[^1].ShouldBe("opening.unknown: Created → Unknown (the acquirer took too long)");
        FollowUpScheduler.OpeningLimit.ShouldBeLessThan(FollowUpScheduler.OpeningTimeout);
    }

    [Fact]
    public async Task Page_on_a_strange_host_is_opened_and_reported()
    {
        app.Acquirer.Answer(new StartOutcome.Opened("1", new PaymentPage.Redirect(new Uri("https://elsewhere.example/1"))));

        var opened = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        opened.IsKnownHost.ShouldBeFalse();
    }

    [Fact]
    public async Task Declined_opening_is_refused_and_needs_attention()
    {
        app.Acquirer.Answer(new StartOutcome.Declined("limit reached"));

        var result = await app.SendAsync(ACheckout.By("card"));

        (result.Refusal!.Code, result.Refusal.Kind).ShouldBe(("acquirer.refused", RefusalKind.MethodUnavailable));
        result.Disclosure.ShouldNotBeNull();
        (app.Payment.Status, app.Payment.Attention).ShouldBe((PaymentStatus.Declined, Attention.OpeningRefused));
        app.Payment.Entries()[^1].ShouldBe("opening.refused: Created → Declined (limit reached)");
        app.Payment.Due(app.Now).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_is_unknown_and_asked_about_soon()
    {
        app.Acquirer.LoseNextAnswer();

        var waiting = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        waiting.PublicId.ShouldBe(app.Payment.PublicId);
        app.Payment.Status.ShouldBe(PaymentStatus.Unknown);
        app.Payment.Due(app.Now).ShouldBe(["SyncPayment 00:00:03"]);
    }

    [Fact]
    public async Task Silence_with_a_number_keeps_the_number()
    {
        app.Acquirer.Answer(new StartOutcome.Unknown("status 502", "42"));

        await app.SendAsync(ACheckout.By("card"));

        (app.Payment.Status, app.Payment.AcquirerPaymentId).ShouldBe((PaymentStatus.Unknown, "42"));
    }

    [Fact]
    public async Task Outage_of_the_acquirer_cancels_the_payment_and_frees_the_method()
    {
        app.Acquirer.IsDown = true;
        await Should.ThrowAsync<OutageException>(() => app.SendAsync(ACheckout.By("card")));

        app.Payment.Status.ShouldBe(PaymentStatus.Canceled);
        app.Payment.Entries()[^1].ShouldBe("opening.not_sent: Created → Canceled (acme start)");
        app.Payment.Due(app.Now).ShouldBeEmpty();

        app.Acquirer.IsDown = false;
        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Outage_of_the_crm_opens_nothing()
    {
        app.Crm.IsDown = true;

        await Should.ThrowAsync<OutageException>(() => app.SendAsync(ACheckout.By("card")));

        (app.Database.Payments.Count, app.Acquirer.Started.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void Command_prints_nothing_that_a_buyer_typed() =>
        $"{new StartPaymentCommand(1, 2, "card", "typed@example.org")}".ShouldBe("invoice 2 of 1");
}
