using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.PaymentSync;

/// <summary>Status queries to the acquirer, and the end of what may not be paid any more.</summary>
public sealed class SyncPaymentTests
{
    private static readonly FollowUpOutcome Done = new FollowUpOutcome.Done();
    private readonly UseCases app = new();

    public SyncPaymentTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Paid_order_makes_the_payment_paid()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Acquirer.Set(payment, EvidenceKind.Paid);

        (await SyncAsync(payment)).ShouldBe(Done);

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Payment.Due(app.Now).ShouldContain("SyncInvoice 00:00:00");
    }

    [Fact]
    public async Task Pending_order_is_asked_about_again()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));

        (await SyncAsync(payment)).ShouldBe(new FollowUpOutcome.NotYet("Pending"));

        app.Acquirer.Operations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Refunded)]
    [InlineData(PaymentStatus.Declined)]
    public async Task Settled_payment_is_not_asked_about(PaymentStatus status)
    {
        var payment = app.Has(APayment.In(status));

        (await SyncAsync(payment)).ShouldBe(Done);

        app.Acquirer.Queries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_payment_is_done() =>
        (await app.SendAsync(new SyncPaymentCommand(AnAccount.Tenant, PaymentId.New(app.Now)))).ShouldBe(Done);

    [Fact]
    public async Task Lost_opening_is_found_and_ended_because_its_page_is_lost()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Unknown));
        app.Acquirer.Set(payment, EvidenceKind.Pending);

        (await SyncAsync(payment)).ShouldBe(Done);

        app.Payment.Status.ShouldBe(PaymentStatus.Canceled);
        app.Payment.Codes()[^3..].ShouldBe(["opening.unknown", "payment.abandoned", "evidence.canceled"]);
        app.Acquirer.Operations.ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.Cancel);
    }

    [Fact]
    public async Task Abandoned_payment_is_ended_at_the_acquirer()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Abandon("sum_changed", app.Now);
        app.Has(payment);

        (await SyncAsync(payment)).ShouldBe(Done);

        (app.Payment.Status, app.Acquirer.KindOf(payment)).ShouldBe((PaymentStatus.Canceled, EvidenceKind.Canceled));
    }

    [Fact]
    public async Task Money_that_overtakes_the_cancel_is_taken()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Abandon("sum_changed", app.Now);
        app.Has(payment);
        app.Acquirer.DuringNextCall(() =>
        {
            app.Acquirer.Set(payment, EvidenceKind.Paid);
            return Task.CompletedTask;
        });

        (await SyncAsync(payment)).ShouldBe(Done);

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Order_without_a_trace_is_over_after_the_time_of_an_opening()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Unknown));
        app.Clock.Advance(FollowUpScheduler.OpeningTimeout - TimeSpan.FromSeconds(1));
        (await SyncAsync(payment)).ShouldBe(new FollowUpOutcome.NotYet("not found yet"));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await SyncAsync(payment)).ShouldBe(Done);

        app.Payment.Entries()[^1].ShouldBe("evidence.never_opened: Unknown → Canceled (not found)");
    }

    [Fact]
    public async Task Opening_without_an_answer_becomes_unknown_when_the_acquirer_is_silent()
    {
        var payment = app.Has(APayment.Created());
        app.Clock.Advance(FollowUpScheduler.OpeningTimeout);
        app.Acquirer.Answer(new QueryOutcome.Unknown("429") { RetryAfter = TimeSpan.FromMinutes(7) });

        (await SyncAsync(payment)).ShouldBe(new FollowUpOutcome.NotYet("Unknown") { NotBefore = TimeSpan.FromMinutes(7) });

        app.Payment.Entries()[^1].ShouldBe("opening.unknown: Created → Unknown (the answer was never saved)");
    }

    [Fact]
    public async Task Silent_acquirer_changes_nothing_and_its_wait_is_kept()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Acquirer.Answer(new QueryOutcome.Unknown("429") { RetryAfter = TimeSpan.FromMinutes(7) });

        (await SyncAsync(payment)).ShouldBe(new FollowUpOutcome.NotYet("429") { NotBefore = TimeSpan.FromMinutes(7) });

        app.Payment.Version.ShouldBe(payment.Version);
    }

    [Fact]
    public async Task Outage_goes_to_the_worker()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Acquirer.IsDown = true;

        await Should.ThrowAsync<OutageException>(() => SyncAsync(payment));
    }

    [Fact]
    public async Task Collision_is_tried_later()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Acquirer.Set(payment, EvidenceKind.Paid);
        app.Database.Collide();

        (await SyncAsync(payment)).ShouldBeOfType<FollowUpOutcome.NotYet>();

        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
    }

    [Fact]
    public async Task Removed_method_needs_a_person()
    {
        var other = new UseCases();
        other.Has(AnAccount.With("other"));
        var payment = other.Has(APayment.In(PaymentStatus.Pending));

        (await other.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id)))
            .ShouldBe(new FollowUpOutcome.Stuck("the method is no longer set up"));
    }

    [Theory]
    [InlineData(PaymentStatus.Pending, true)]
    [InlineData(PaymentStatus.Unknown, true)]
    [InlineData(PaymentStatus.Authorized, false)]
    [InlineData(PaymentStatus.Paid, false)]
    [InlineData(PaymentStatus.Expired, false)]
    public async Task Only_a_payment_without_money_expires(PaymentStatus status, bool expires)
    {
        var payment = app.Has(APayment.In(status));

        (await app.SendAsync(new ExpirePaymentCommand(payment.Tenant, payment.Id))).ShouldBe(Done);

        app.Payment.AbandonedAt.HasValue.ShouldBe(expires);
        app.Payment.Due(app.Now).Contains("SyncPayment 00:00:00").ShouldBe(expires);
    }

    [Fact]
    public async Task Expiry_that_collides_is_tried_later()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Database.Collide();

        (await app.SendAsync(new ExpirePaymentCommand(payment.Tenant, payment.Id))).ShouldBeOfType<FollowUpOutcome.NotYet>();
    }

    private Task<FollowUpOutcome> SyncAsync(Payment payment) => app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
}
