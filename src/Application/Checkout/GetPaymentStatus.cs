using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

/// <summary>Reads the payment to which a buyer returned.</summary>
public sealed record GetPaymentStatusQuery(string PublicId) : IRequest<Result<PaymentState>>;

internal sealed class GetPaymentStatusHandler(IPayments payments)
    : IRequestHandler<GetPaymentStatusQuery, Result<PaymentState>>
{
    public async Task<Result<PaymentState>> Handle(GetPaymentStatusQuery query, CancellationToken cancellationToken) =>
        PublicId.Parse(query.PublicId) is { } id && await payments.FindByPublicIdAsync(id, cancellationToken) is { } payment
            ? PaymentState.Of(payment)
            : PaymentState.NotFound;
}

/// <summary>A payment as its buyer sees it.</summary>
/// <param name="PublicId">In the address.</param>
/// <param name="Phase">Chooses the page.</param>
/// <param name="Amount">Of the payment.</param>
/// <param name="AccountId">For the link that tries again.</param>
/// <param name="InvoiceId">For the link that tries again.</param>
/// <param name="Method">For the link that tries again.</param>
/// <param name="BackLink">The PayWall page.</param>
/// <param name="QrLink">To show as a QR code while the payment waits for it.</param>
/// <param name="FormLink">The acquirer's page while the buyer can still pay there.</param>
/// <param name="Language">Of the invoice.</param>
public sealed record PaymentState(
    string PublicId,
    PaymentPhase Phase,
    Money Amount,
    long AccountId,
    long InvoiceId,
    string Method,
    Uri? BackLink,
    Uri? QrLink,
    Uri? FormLink,
    string? Language)
{
    /// <summary>The payment waits on a page of ours, which the link that tries again opens once more.</summary>
    public bool WaitsOnOurPage { get; init; }

    /// <summary>The part that went back; null for none, and where the acquirer does not say how much.</summary>
    public Money? Refunded { get; init; }

    /// <summary>No money moves by it.</summary>
    public bool IsTest { get; init; }

    internal static Refusal NotFound => new(RefusalKind.NotFound, "payment.not_found");

    internal static PaymentState Of(Payment payment) => new(
        payment.PublicId.Value,
        PhaseOf(payment),
        payment.Amount,
        payment.Tenant.AccountId,
        payment.Invoice.Value,
        payment.Method.Value,
        payment.InvoiceLink,
        payment.Status == PaymentStatus.Pending && payment.Page is PaymentPage.QrLink qr ? qr.Link : null,
        payment.Status == PaymentStatus.Pending && payment.Page is PaymentPage.Redirect form ? form.Address : null,
        payment.Language)
    {
        Refunded = payment.Refunded.IsPositive ? payment.Refunded : null,
        IsTest = payment.IsTest,
        WaitsOnOurPage = payment is
        {
            Status: PaymentStatus.Pending, AbandonedAt: null, Page: PaymentPage.SealedForm or PaymentPage.SealedWidget,
        },
    };

    private static PaymentPhase PhaseOf(Payment payment) => payment.Status switch
    {
        PaymentStatus.Created or PaymentStatus.Unknown => PaymentPhase.Unknown,
        PaymentStatus.Pending when payment.AbandonedAt is not null => PaymentPhase.Unknown,
        PaymentStatus.Pending => PaymentPhase.Waiting,
        PaymentStatus.Authorized => PaymentPhase.Authorized,
        PaymentStatus.Paid or PaymentStatus.PartiallyRefunded => PaymentPhase.Paid,
        PaymentStatus.Refunded => PaymentPhase.Refunded,
        PaymentStatus.Canceled or PaymentStatus.Expired when payment.AbandonedAt is not null => PaymentPhase.Restart,
        PaymentStatus.Declined or PaymentStatus.Canceled or PaymentStatus.Expired => PaymentPhase.Failed,
    };
}

/// <summary>A payment's state as the buyer's page shows it; the names are words of its JSON.</summary>
public enum PaymentPhase
{
    /// <summary>The bank waits for the buyer, or for its own systems.</summary>
    Waiting,

    /// <summary>The bank has not answered; nothing else is charged meanwhile.</summary>
    Unknown,

    /// <summary>The money is reserved for the seller.</summary>
    Authorized,
    Paid,
    Refunded,

    /// <summary>Ended without money; the buyer may try again.</summary>
    Failed,

    /// <summary>Abandoned by us for a new payment: the page goes on to the payment link by itself.</summary>
    Restart,
}
