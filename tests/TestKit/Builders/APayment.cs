using System.Runtime.CompilerServices;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.TestKit.Builders;

/// <summary>Payments of 1000.00 roubles, brought to a status by the events that lead there, and evidence about them.</summary>
public static class APayment
{
    public const string AcquirerPaymentId = "7000001";
    public static readonly DateTimeOffset Now = AnAccount.Now;
    public static readonly Money Amount = Money.Rub(1000m);

    /// <summary>The refunded part in evidence of a partial refund: 300.00.</summary>
    public static readonly Money Part = Money.Rub(300m);

    public static readonly PaymentPage Page = new PaymentPage.Redirect(new Uri("https://pay.example/form/1"));

    /// <summary>A draft without a receipt.</summary>
    public static readonly PaymentDraft Draft = new()
    {
        Tenant = AnAccount.Tenant,
        Invoice = new InvoiceId(918273),
        Method = MethodCode.Parse("card")!.Value,
        Acquirer = "acme",
        Amount = Amount,
        Title = "Счёт #1042",
        ExpiresAt = Now.AddDays(1),
    };

    /// <summary>A draft with a receipt of three lines: 600.00 (two pieces), 300.00 and 100.00.</summary>
    public static readonly PaymentDraft DraftWithReceipt = Draft with
    {
        Receipt = new Receipt(
            [Line("а", 2m, 300m), Line("б", 1m, 300m), Line("в", 1m, 100m)],
            ReceiptContact.Parse("buyer@example.org")!,
            TaxSystem.General,
            Currency.Rub),
    };

    public static Payment Created(PaymentDraft? draft = null) => Payment.Start(draft ?? Draft, Now);

    /// <summary>A payment in the status, its events taken.</summary>
    public static Payment In(PaymentStatus status, PaymentDraft? draft = null)
    {
        var payment = Created(draft);
        if (status == PaymentStatus.Unknown)
            payment.MarkUnknown("timeout", null, Now);
        else if (status != PaymentStatus.Created)
            payment.Open(AcquirerPaymentId, Page, Now);
        payment.After(WayTo(status));
        payment.Status.ShouldBe(status);
        payment.TakeEvents();
        return payment;
    }

    /// <summary>The payment after evidence of each kind, in this order.</summary>
    public static Payment After(this Payment payment, params EvidenceKind[] kinds)
    {
        foreach (var kind in kinds)
            payment.Apply(payment.EvidenceOf(kind));
        return payment;
    }

    /// <summary>The payment after the key of its receipt was lost.</summary>
    public static Payment WithoutItsReceipt(this Payment payment)
    {
        ReceiptOf(payment) = new Lazy<Receipt?>((Receipt?)null);
        return payment;
    }

    /// <summary>Evidence about this payment, from a notification.</summary>
    public static Domain.Payments.Evidence EvidenceOf(this Payment payment, EvidenceKind kind) =>
        new(
            kind,
            new AcquirerReference(payment.OrderId, AcquirerPaymentId),
            Amount,
            EvidenceSource.Notification,
            kind.ToString().ToUpperInvariant())
        {
            Refunded = kind == EvidenceKind.PartiallyRefunded ? Part : null,
        };

    /// <summary>Applies evidence one minute after <see cref="Now"/>.</summary>
    /// <param name="payment">The evidence is about it.</param>
    /// <param name="evidence">Verified.</param>
    /// <param name="siblings">The other payments of the invoice.</param>
    public static bool Apply(this Payment payment, Domain.Payments.Evidence evidence, params Payment[] siblings) =>
        payment.Apply(evidence, SiblingPayments.Of(payment, siblings), Now.AddMinutes(1));

    public static string[] Codes(this Payment payment) => [.. payment.Timeline.Select(entry => entry.Code)];

    /// <summary>Timeline entries as text: <c>code: From → To (detail)</c>, the states only where they differ.</summary>
    public static string[] Entries(this Payment payment, int skip = 0) => [.. payment.Timeline.Skip(skip).Select(Text)];

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "receipt")]
    private static extern ref Lazy<Receipt?>? ReceiptOf(Payment payment);

    private static string Text(TimelineEntry entry)
    {
        var states = entry.From == entry.To ? "" : $": {entry.From} → {entry.To}";
        return $"{entry.Code}{states}{(entry.Detail is null ? "" : $" ({entry.Detail})")}";
    }

    private static EvidenceKind[] WayTo(PaymentStatus status) =>
        status switch
        {
            PaymentStatus.Created or PaymentStatus.Unknown or PaymentStatus.Pending => [],
            PaymentStatus.Authorized => [EvidenceKind.Authorized],
            PaymentStatus.Paid => [EvidenceKind.Paid],
            PaymentStatus.PartiallyRefunded => [EvidenceKind.Paid, EvidenceKind.PartiallyRefunded],
            PaymentStatus.Refunded => [EvidenceKind.Paid, EvidenceKind.Refunded],
            PaymentStatus.Declined => [EvidenceKind.Declined],
            PaymentStatus.Canceled => [EvidenceKind.Canceled],
            PaymentStatus.Expired => [EvidenceKind.Expired],
        };

    private static ReceiptLine Line(string name, decimal quantity, decimal price) =>
        new(name, quantity, price, quantity * price, VatRate.None, "шт");
}
