using System.Security.Cryptography;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>A payment on its page.</summary>
/// <param name="It">With its timeline.</param>
/// <param name="Ordered">Number of the operation that was just ordered; null for none.</param>
public sealed record PaymentModel(OperablePayment It, int? Ordered)
{
    /// <summary>The seller came to act: the first form is open.</summary>
    public bool Acts { get; init; }

    public Payment Payment => It.Payment;

    public PaymentOperation? JustOrdered => Payment.Operations.FirstOrDefault(operation => operation.Number == Ordered);

    /// <summary>Something may still happen by itself: the page looks again.</summary>
    public bool Moves =>
        Payment.Status.IsLive() && Payment.Status != PaymentStatus.Authorized
        || Payment.OpenOperation is not null
        || Payment.FollowUps.Any(work => work is { Kind: FollowUpKind.SyncInvoice, DueAt: not null, ParkedAt: null });

    /// <summary>The idempotency key of a form: the same form sent twice orders once.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
