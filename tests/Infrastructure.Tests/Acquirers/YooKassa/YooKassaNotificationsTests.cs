using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.YooKassa;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.YooKassa;

/// <summary>Notifications without a signature.</summary>
public sealed class YooKassaNotificationsTests
{
    [Theory]
    [InlineData("payment.succeeded", """{"id":"p","metadata":{"cleanacquiring_order":"o"}}""", "o", "p")]
    [InlineData("payment.canceled", """{"id":"p","metadata":{"order_id":"foreign"}}""", null, "p")]
    [InlineData("refund.succeeded", """{"id":"r","payment_id":"p"}""", null, "p")]
    public void A_notification_only_says_what_to_ask(string name, string subject, string? order, string payment) =>
        Read($$"""{"type":"notification","event":"{{name}}","object":{{subject}}}""")
            .ShouldBe(new NotificationReading.Unverified(new AcquirerReference(order, payment)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"notification\"}")]
    [InlineData("{\"type\":\"notification\",\"event\":5,\"object\":{}}")]
    public void Anything_else_is_rejected_and_not_acknowledged(string body)
    {
        var rejected = Read(body).ShouldBeOfType<NotificationReading.Rejected>();

        YooKassaNotifications.Respond(rejected).Status.ShouldBe(400);
    }

    [Fact]
    public void Other_events_are_acknowledged()
    {
        var ignored = Read("""{"type":"notification","event":"payment_method.active","object":{"id":"m"}}""")
            .ShouldBeOfType<NotificationReading.Ignored>();

        YooKassaNotifications.Respond(ignored).Status.ShouldBe(200);
    }

    private static NotificationReading Read(string body) => YooKassaNotifications.Read(
        new RawNotification(Encoding.UTF8.GetBytes(body), "application/json", null, new Dictionary<string, string>()));
}
