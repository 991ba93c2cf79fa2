using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Attempts to pay 1000.00 roubles, brought to a state by the way that leads there, and the acquirer's words about them.</summary>
internal static class APayment
{
    public const string AcquirerPaymentId = "7000001";
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly Money Amount = Money.Rub(1000m);
    public static readonly Money Third = Money.Rub(300m);

    private static readonly PaymentPage Page = new PaymentPage.Redirect(new Uri("https://pay.example/form/1"));

    public static Payment Fresh() => Payment.Start(
        new PaymentDraft
        {
            Tenant = new TenantKey(Platform.AmoCrm, 31415926),
            Invoice = new InvoiceId(918273),
            Method = MethodCode.Parse("card")!.Value,
            Acquirer = "tbank",
            Amount = Amount,
            Title = "Счёт #1042",
            ExpiresAt = Now.AddDays(1),
        },
        Now);

    public static Payment In(PaymentStatus status)
    {
        var payment = Fresh();
        switch (status)
        {
            case PaymentStatus.Created:
                break;
            case PaymentStatus.Unknown:
                payment.MarkUnknown("timeout", null, Now);
                break;
            case PaymentStatus.Pending:
                payment.Open(AcquirerPaymentId, Page, Now);
                break;
            case PaymentStatus.Authorized:
                payment = In(PaymentStatus.Pending).After(EvidenceKind.Authorized);
                break;
            case PaymentStatus.Paid:
                payment = In(PaymentStatus.Pending).After(EvidenceKind.Paid);
                break;
            case PaymentStatus.PartiallyRefunded:
                payment = In(PaymentStatus.Paid).After(EvidenceKind.PartiallyRefunded);
                break;
            case PaymentStatus.Refunded:
                payment = In(PaymentStatus.Paid).After(EvidenceKind.Refunded);
                break;
            case PaymentStatus.Declined:
                payment = In(PaymentStatus.Pending).After(EvidenceKind.Declined);
                break;
            case PaymentStatus.Canceled:
                payment = In(PaymentStatus.Pending).After(EvidenceKind.Canceled);
                break;
            case PaymentStatus.Expired:
                payment = In(PaymentStatus.Pending).After(EvidenceKind.Expired);
                break;
        }
        payment.Status.ShouldBe(status);
        payment.TakeEvents();
        return payment;
    }

    public static Payment After(this Payment payment, params EvidenceKind[] kinds)
    {
        foreach (var kind in kinds)
            payment.Hears(payment.Says(kind));
        return payment;
    }

    /// <summary>What the acquirer says of this payment; a part given back is 300.00.</summary>
    public static Evidence Says(this Payment payment, EvidenceKind kind) =>
        new(
            kind,
            new AcquirerReference(payment.OrderId, AcquirerPaymentId),
            Amount,
            EvidenceSource.Notification,
            kind.ToString().ToUpperInvariant()
        )
        {
            Refunded = kind == EvidenceKind.PartiallyRefunded ? Third : null,
        };

    public static bool Hears(this Payment payment, Evidence evidence, bool paidByAnother = false, bool anotherLives = false) =>
        payment.Apply(evidence, new SiblingPayments(paidByAnother, anotherLives), Now.AddMinutes(1));

    public static string[] Codes(this Payment payment) => [.. payment.Timeline.Select(entry => entry.Code)];
}
