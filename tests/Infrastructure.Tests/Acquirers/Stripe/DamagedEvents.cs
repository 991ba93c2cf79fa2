using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>Stripe's events for <see cref="Hostile_input"/>, each signed as it was damaged: the reading itself must not throw.</summary>
internal static class DamagedEvents
{
    public static readonly HostileParser Parser = new(
        "Stripe's event",
        2,
        Parse,
        [
            Bytes("checkout.session.completed", "complete"),
            Bytes("checkout.session.expired", "expired"),
            Encoding.UTF8.GetBytes(Sample.Event("payment_intent.succeeded", Sample.Intent("succeeded")).ToJsonString()),
        ]);

    private static byte[] Bytes(string type, string status) =>
        Encoding.UTF8.GetBytes(Sample.Event(type, Sample.Session(status, "paid", Sample.IntentId)).ToJsonString());

    private static void Parse(byte[] body)
    {
        var seller = StripeSeller.Of(Sample.Settings());
        // Unsigned, nothing of it counts; signed, Stripe's own words do, whatever they are.
        StripeNotifications.Read(Sample.Notification(body, "t=1772525700,v1=00"), seller).ShouldBeOfType<NotificationReading.Rejected>();
        if (StripeNotifications.Read(Sample.Signed(body), seller) is NotificationReading.Verified { Evidence.Amount: { } sum })
            sum.IsPositive.ShouldBeTrue();
    }
}
