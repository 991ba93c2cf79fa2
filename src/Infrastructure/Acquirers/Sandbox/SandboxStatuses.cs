using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>Makes evidence of a payment in the sandbox's book.</summary>
internal static class SandboxStatuses
{
    public static string IdOf(string order) => $"test-{order}";

    public static Evidence Of(string order, SandboxPayment payment, EvidenceSource source)
    {
        var currency = Currency.Parse(payment.Currency) ?? default;
        return new Evidence(
            KindOf(payment),
            new AcquirerReference(order, IdOf(order)),
            new Money(payment.Status == SandboxStatus.Paid ? payment.Captured : payment.Amount, currency),
            source,
            $"test:{payment.Status.ToString().ToLowerInvariant()}")
        {
            Refunded = payment.Refunded > 0 ? new Money(payment.Refunded, currency) : null,
            At = payment.ChosenAt,
        };
    }

    private static EvidenceKind KindOf(SandboxPayment payment) => payment.Status switch
    {
        SandboxStatus.Open or SandboxStatus.Processing => EvidenceKind.Pending,
        SandboxStatus.Authorized => EvidenceKind.Authorized,
        SandboxStatus.Paid when payment.Refunded == payment.Captured => EvidenceKind.Refunded,
        SandboxStatus.Paid when payment.Refunded > 0 => EvidenceKind.PartiallyRefunded,
        SandboxStatus.Paid => EvidenceKind.Paid,
        SandboxStatus.Declined => EvidenceKind.Declined,
        SandboxStatus.Expired => EvidenceKind.Expired,
        SandboxStatus.Canceled => EvidenceKind.Canceled,
    };
}
