using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>An acquirer that asks before it charges is answered from our records.</summary>
public sealed class ApprovalTests
{
    private static readonly PaymentDraft Draft = APayment.Draft with { Acquirer = "asking" };
    private readonly FakeAcquirer bank = new("asking");
    private readonly UseCases app;

    public ApprovalTests()
    {
        app = new UseCases(new AskingAcquirer(bank));
        app.Has(AnAccount.Active()
            .With(AMethod.Of("card").OfAcquirer("asking"))
            .With(AMethod.Of("sbp").OfAcquirer("asking")));
    }

    [Fact]
    public async Task Open_payment_of_this_sum_is_approved_and_stays_unpaid()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending, Draft));

        (await AskAsync(payment)).ShouldBe(Approval.Granted);

        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
        app.Payment.Entries().ShouldBe(payment.Entries());
        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBe("approved");
    }

    [Theory]
    [InlineData(PaymentStatus.Created, Approval.Granted)]
    [InlineData(PaymentStatus.Unknown, Approval.Granted)]
    [InlineData(PaymentStatus.Authorized, Approval.NotPayable)]
    [InlineData(PaymentStatus.Paid, Approval.NotPayable)]
    [InlineData(PaymentStatus.PartiallyRefunded, Approval.NotPayable)]
    [InlineData(PaymentStatus.Refunded, Approval.NotPayable)]
    [InlineData(PaymentStatus.Declined, Approval.NotPayable)]
    [InlineData(PaymentStatus.Canceled, Approval.NotPayable)]
    [InlineData(PaymentStatus.Expired, Approval.Expired)]
    public async Task Only_an_open_payment_is_approved(PaymentStatus status, Approval expected) =>
        (await AskAsync(app.Has(APayment.In(status, Draft)))).ShouldBe(expected);

    [Theory]
    [InlineData("999.99", "RUB")]
    [InlineData("1000.01", "RUB")]
    [InlineData("1000.00", "USD")]
    [InlineData(null, null)]
    public async Task Another_sum_or_currency_is_refused(string? amount, string? currency)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending, Draft));
        var asked = amount is null
            ? (Money?)null
            : new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Parse(currency)!.Value);

        (await AskAsync(new NotificationReading.ApprovalRequested(payment.Reference, asked))).ShouldBe(Approval.WrongAmount);
    }

    [Fact]
    public async Task Unknown_order_is_refused() =>
        (await AskAsync(new NotificationReading.ApprovalRequested(new AcquirerReference("918273-nobody", null), APayment.Amount)))
            .ShouldBe(Approval.UnknownOrder);

    [Fact]
    public async Task Payment_whose_time_is_over_is_refused()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending, Draft));
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await AskAsync(payment)).ShouldBe(Approval.Expired);
    }

    [Fact]
    public async Task Form_that_was_let_go_is_refused()
    {
        var payment = APayment.In(PaymentStatus.Pending, Draft);
        payment.LetGo("sum_changed", app.Now);

        (await AskAsync(app.Has(payment))).ShouldBe(Approval.NotPayable);
    }

    [Fact]
    public async Task Invoice_paid_by_a_sibling_is_refused()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending, Draft));
        app.Has(APayment.In(PaymentStatus.Paid, Draft with { Method = MethodCode.Parse("sbp")!.Value }));

        (await AskAsync(payment)).ShouldBe(Approval.NotPayable);
    }

    [Fact]
    public async Task Objection_of_the_adapter_refuses()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending, Draft));
        var asked = new NotificationReading.ApprovalRequested(payment.Reference, APayment.Amount) { Objection = "test money" };

        (await AskAsync(asked)).ShouldBe(Approval.NotPayable);

        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBe("not_approved");
    }

    [Fact]
    public async Task Records_that_are_too_slow_refuse_in_time()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending, Draft));
        app.Database.BeforeNextSave(() =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        });
        app.Database.Collide(times: 30);

        (await AskAsync(payment)).ShouldBe(Approval.Unavailable);

        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBe("unanswered");
    }

    [Fact]
    public async Task Question_that_nobody_answered_needs_nobody_later()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending, Draft));
        app.Database.BeforeNextSave(() => throw new InvalidOperationException("The gateway is killed."));
        await Should.ThrowAsync<InvalidOperationException>(() => AskAsync(payment));
        app.Clock.Advance(TimeSpan.FromHours(1));

        var attention = await app.SendAsync(new ListAttentionQuery(UseCases.Seller));

        attention.Value.Items.ShouldBeEmpty();
    }

    private Task<Approval> AskAsync(Payment payment) =>
        AskAsync(new NotificationReading.ApprovalRequested(payment.Reference, APayment.Amount));

    private async Task<Approval> AskAsync(NotificationReading.ApprovalRequested asked)
    {
        var response = await app.SendAsync(new ReceiveNotificationCommand("asking", AMethod.KeyOf("card"), bank.Notify(asked)));
        return Enum.Parse<Approval>(response.Value.Body);
    }
}
