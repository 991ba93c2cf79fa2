using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Payments;

/// <summary>One reason to look.</summary>
/// <param name="Reason">One of <see cref="Attention"/>, or <c>payment.unknown</c>, <c>payment.overdue</c>, <c>operation.unknown</c>,
/// <c>notification.unknown_order</c>, <c>notification.mismatch</c>, <c>notification.not_processed</c>.</param>
/// <param name="Detail">The last error, or what is waited for.</param>
/// <param name="Since">Its age is counted from here.</param>
/// <param name="Payment">About which, where it is about one.</param>
/// <param name="Notification">About which, where it is about one.</param>
public sealed record AttentionItem(
    string Reason,
    string? Detail,
    DateTimeOffset Since,
    Payment? Payment,
    NotificationId? Notification = null
);
