using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Payments;

/// <summary>Payments and notifications that need attention, each with its reason and its age.</summary>
public sealed class ListAttentionTests
{
    private readonly UseCases app = new();

    public ListAttentionTests() => app.Has(AnAccount.With("card"));

    [Theory]
    [InlineData(PaymentStatus.Created)]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Authorized)]
    [InlineData(PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Declined)]
    public async Task Ordinary_payment_needs_none(PaymentStatus status)
    {
        app.Has(APayment.In(status));

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reason_is_as_old_as_the_money_or_the_payment()
    {
        var paid = APayment.In(PaymentStatus.Pending);
        paid.Apply(paid.EvidenceOf(EvidenceKind.Paid), siblingIsPaid: true);
        app.Has(paid);
        var declined = APayment.Created();
        declined.MarkDeclined("no", APayment.Now);
        app.Has(declined);

        var items = await ListAsync();

        items.Select(item => (item.Payment!.Id, item.Reason, item.Since)).ShouldBe(
            [(paid.Id, Attention.PaidTwice, paid.PaidAt!.Value), (declined.Id, Attention.OpeningRefused, declined.CreatedAt)],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Unknown_payment_is_there_from_its_creation()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Unknown));

        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Reason.ShouldBe("payment.unknown"),
            item => item.Since.ShouldBe(payment.CreatedAt));
    }

    [Fact]
    public async Task Pending_payment_is_overdue_after_its_time_and_not_at_it()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Clock.Advance(payment.ExpiresAt - app.Now);
        (await ListAsync()).ShouldBeEmpty();

        app.Clock.Advance(TimeSpan.FromTicks(1));
        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Reason.ShouldBe("payment.overdue"),
            item => item.Since.ShouldBe(payment.ExpiresAt));
    }

    [Fact]
    public async Task Operation_without_an_end_is_there_from_its_request()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.MarkUnknown(payment.Request(OperationKind.Refund, AnOperation.Of(1m), app.Now), "timeout", app.Now);
        app.Has(payment);

        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Reason.ShouldBe("operation.unknown"),
            item => item.Detail.ShouldBe("timeout"),
            item => item.Since.ShouldBe(app.Now));
    }

    [Fact]
    public async Task Parked_follow_up_is_there_with_its_error()
    {
        app.Has(APayment.Created().After(EvidenceKind.Paid));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ParkDueAsync("the account is disconnected");

        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Reason.ShouldBe(Attention.WorkGivenUp),
            item => item.Detail.ShouldBe("SyncInvoice: the account is disconnected"),
            item => item.Since.ShouldBe(app.Now));
    }

    [Fact]
    public async Task Notification_of_an_unknown_order_is_there()
    {
        var evidence = new Evidence(
            EvidenceKind.Paid, new AcquirerReference("another", "1"), Money.Rub(1m), EvidenceSource.Notification, "PAID");
        await app.SendAsync(new ReceiveNotificationCommand("acme", AMethod.KeyOf("card"), app.Acquirer.Notify(evidence)));

        (await ListAsync()).ShouldHaveSingleItem().ShouldBe(new AttentionItem(
            "notification.unknown_order", "PAID", app.Now, null, app.Database.Notifications[0].Id));
    }

    [Fact]
    public async Task Notification_without_a_result_is_there_after_a_minute()
    {
        await app.StoreAsync(app.Acquirer.Notify(new NotificationReading.Ignored("", FakeAcquirer.Ok)));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await ListAsync()).ShouldBeEmpty();

        app.Clock.Advance(TimeSpan.FromTicks(1));
        (await ListAsync()).ShouldHaveSingleItem().Reason.ShouldBe("notification.not_processed");
    }

    [Fact]
    public async Task Notification_whose_copy_was_processed_needs_none()
    {
        var notification = app.Acquirer.Notify(new NotificationReading.Ignored("", FakeAcquirer.Ok));
        await app.StoreAsync(notification);
        await app.SendAsync(new ReceiveNotificationCommand("acme", AMethod.KeyOf("card"), notification));
        app.Clock.Advance(TimeSpan.FromHours(1));

        (await ListAsync()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<AttentionItem>> ListAsync() => (await app.SendAsync(new ListAttentionQuery(UseCases.Seller))).Value;
}
