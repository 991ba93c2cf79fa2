using System.Security.Cryptography;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>A payment on its page.</summary>
/// <param name="It">With its timeline.</param>
/// <param name="Ordered">Number of the operation that was just ordered; null for none.</param>
public sealed record PaymentModel(OperablePayment It, int? Ordered)
{
    /// <summary>The seller came to act: the first form is open.</summary>
    public bool Acts { get; init; }

    /// <summary>The seller has just had it sent to the CRM again.</summary>
    public bool IsSentAgain { get; init; }

    public Payment Payment => It.Payment;

    public PaymentOperation? JustOrdered => Payment.Operations.FirstOrDefault(operation => operation.Number == Ordered);

    /// <summary>Something may still happen by itself: the page looks again.</summary>
    public bool Moves =>
        Payment.Status.IsLive() && Payment.Status != PaymentStatus.Authorized
        || Payment.OpenOperation is not null
        || Payment.FollowUps.Any(work => work is { Kind: FollowUpKind.SyncInvoice, DueAt: not null, ParkedAt: null });

    /// <summary>The sum that an operation moves where none is given.</summary>
    public static Money WholeOf(Payment payment, OperationKind kind) =>
        kind is OperationKind.Refund or OperationKind.ClosingReceipt ? payment.NetPaid : payment.Amount;

    /// <summary>The name of an operation in the texts; an end of a hold has one of its own.</summary>
    public static string NameOf(Payment payment, OperationKind kind) =>
        kind == OperationKind.Cancel && payment.Status == PaymentStatus.Authorized ? "release" : EnumNames.Of(kind);

    /// <summary>The idempotency key of a form: the same form sent twice orders once.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
