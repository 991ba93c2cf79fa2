using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.PaymentSync;

/// <summary>An opening without an answer, at an acquirer that takes the same key again.</summary>
public sealed class StartRepetitionTests
{
    private readonly FakeAcquirer keyed = new("keyed");
    private readonly UseCases app;

    public StartRepetitionTests()
    {
        app = new UseCases(new RepeatableAcquirer(keyed));
        app.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer("keyed")));
        app.Crm.Has(AnInvoice.Of(1000m));
        keyed.Answer(new QueryOutcome.Unknown("no look-up by order"));
    }

    [Fact]
    public async Task Silent_opening_is_repeated_with_the_same_order()
    {
        var payment = await SilentOpeningAsync();

        (await SyncAsync(payment)).ShouldBeOfType<FollowUpOutcome.NotYet>();

        (app.Payment.Status, app.Payment.Page).ShouldBe((PaymentStatus.Pending, new PaymentPage.Redirect(
            new Uri($"https://pay.keyed.example/{payment.OrderId}"))));
        keyed.Started[1].ShouldBe(keyed.Started[0]);
        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        keyed.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refused_repetition_declines_the_payment()
    {
        var payment = await SilentOpeningAsync();
        keyed.Answer(new StartOutcome.Declined("invalid_request"));

        (await SyncAsync(payment)).ShouldBe(new FollowUpOutcome.Done());

        app.Payment.Status.ShouldBe(PaymentStatus.Declined);
    }

    [Fact]
    public async Task Silence_again_stays_unknown()
    {
        var payment = await SilentOpeningAsync();
        keyed.Answer(new StartOutcome.Unknown("timeout"));

        (await SyncAsync(payment)).ShouldBe(new FollowUpOutcome.NotYet("no look-up by order"));

        app.Payment.Status.ShouldBe(PaymentStatus.Unknown);
    }

    [Fact]
    public async Task Forgotten_key_is_not_sent_again()
    {
        var payment = await SilentOpeningAsync();
        app.Clock.Advance(TimeSpan.FromHours(24));

        await SyncAsync(payment);

        (app.Payment.Status, keyed.Started.Count).ShouldBe((PaymentStatus.Unknown, 1));
    }

    [Fact]
    public async Task Payment_that_the_acquirer_shows_is_not_repeated()
    {
        var payment = await SilentOpeningAsync();
        keyed.Answer(new QueryOutcome.Unknown("not used"));
        keyed.Set(payment, EvidenceKind.Paid);
        await SyncAsync(payment);
        var started = keyed.Started.Count;

        await SyncAsync(app.Payment);

        keyed.Started.Count.ShouldBe(started);
    }

    private async Task<Payment> SilentOpeningAsync()
    {
        keyed.Answer(new StartOutcome.Unknown("timeout"));
        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        return app.Payment;
    }

    private Task<FollowUpOutcome> SyncAsync(Payment payment) => app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
}
