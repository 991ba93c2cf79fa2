using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>The bank's notifications for <see cref="Hostile_input"/>.</summary>
internal static class DamagedNotifications
{
    public static readonly HostileParser Parser =
        new("T-Bank's notification", 4, Parse, [Payload("CONFIRMED"), Payload("AUTHORIZED"), Payload("PARTIAL_REFUNDED")]);

    private static byte[] Payload(string status) => Encoding.UTF8.GetBytes(Terminal.Payload(status).Signed().ToJsonString());

    private static void Parse(byte[] body)
    {
        var reading = TBankNotifications.Read(Terminal.Notification(body), TBankTerminal.Of(Terminal.Settings()));
        if (reading is NotificationReading.Verified { Evidence: var evidence })
            (evidence.Reference.OrderId, evidence.Reference.AcquirerPaymentId, evidence.Amount?.Amount ?? 14_982m).ShouldBe(
                (Terminal.OrderId, Terminal.PaymentId, 14_982m));
    }
}
