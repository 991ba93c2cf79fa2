using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>Notifications that change no status: of a receipt that failed, and rejected ones.</summary>
public sealed partial class ReceiveNotificationTests
{
    [Fact]
    public async Task Failed_receipt_needs_attention_once_and_changes_no_status()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        var failed = new NotificationReading.ReceiptFailed(payment.Reference, "Касса не отвечает");

        (await ReceiveAsync(app.Acquirer.Notify(failed))).Value.ShouldBe(FakeAcquirer.Ok);
        await ReceiveAsync(app.Acquirer.Notify(failed));

        (app.Payment.Status, app.Payment.Attention).ShouldBe((PaymentStatus.Paid, Attention.ReceiptFailed));
        app.Payment.Entries().Count(entry => entry == "receipt.failed (Касса не отвечает)").ShouldBe(1);
        ResultOf().ShouldBe(("receipt_failed", "Касса не отвечает", 1));
    }

    [Fact]
    public async Task Failed_receipt_of_an_unknown_order_needs_attention()
    {
        var failed = new NotificationReading.ReceiptFailed(new("another-order", "1"), "Касса не отвечает");

        (await ReceiveAsync(app.Acquirer.Notify(failed))).Value.ShouldBe(FakeAcquirer.Ok);

        ResultOf().ShouldBe(("unknown_order", "Касса не отвечает", 1));
    }

    [Fact]
    public async Task Rejected_notifications_of_a_method_are_one_item()
    {
        for (var copy = 0; copy < 3; copy++)
        {
            await ReceiveAsync(app.Acquirer.Notify(new NotificationReading.Rejected("signature")));
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        app.Database.Attention.Single(item => item.Reason == Attention.Rejected).ShouldSatisfyAllConditions(
            item => (item.Cause, item.Count).ShouldBe(("card", 3)),
            item => item.Detail.ShouldBe("signature"));
    }

    [Fact]
    public void Notification_and_its_command_print_no_secret()
    {
        var notification = app.Acquirer.Notify(new NotificationReading.Ignored(""));

        $"{notification}".ShouldBe("(notification)");
        $"{new ReceiveNotificationCommand("acme", "key", notification)}".ShouldBe("from acme");
    }
}
