using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

/// <summary>The bank's notifications for <see cref="Hostile_input"/>.</summary>
internal static class DamagedNotifications
{
    public static readonly HostileParser Parser = new("Tochka's notification", 1, Parse, [Token("APPROVED"), Token("AUTHORIZED")]);

    private static byte[] Token(string status) => Encoding.ASCII.GetBytes(Point.Payload(status).Signed());

    private static void Parse(byte[] body)
    {
        var reading = TochkaNotifications.Read(Point.Notification(body), Point.Shop, Point.Ring);
        if (reading is NotificationReading.Verified { Evidence: var evidence })
            (evidence.Reference.OrderId, evidence.Reference.AcquirerPaymentId, evidence.Amount?.Amount).ShouldBe(
                (Point.OrderId, Point.OperationId, 14_982m));
    }
}
