using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>Attention items of an account, newest first.</summary>
public sealed record ListAttentionQuery(Seller Seller) : IRequest<Result<IReadOnlyList<AttentionItem>>>;

/// <summary>One reason for attention.</summary>
/// <param name="Reason">One of <see cref="Attention"/>, or <c>payment.unknown</c>, <c>payment.overdue</c>, <c>operation.unknown</c>,
/// <c>notification.unknown_order</c>, <c>notification.mismatch</c>, <c>notification.not_processed</c>.</param>
/// <param name="Detail">The last error or the pending answer.</param>
/// <param name="Since">Its age is counted from here.</param>
/// <param name="Payment">The payment, where it is about one.</param>
/// <param name="Notification">The notification, where it is about one.</param>
public sealed record AttentionItem(
    string Reason,
    string? Detail,
    DateTimeOffset Since,
    Payment? Payment,
    NotificationId? Notification = null
);

internal sealed class ListAttentionHandler(IPaymentList list, INotificationStore store, TimeProvider time)
    : IRequestHandler<ListAttentionQuery, Result<IReadOnlyList<AttentionItem>>>
{
    private const int Most = 200;
    private static readonly TimeSpan ProcessingTime = TimeSpan.FromMinutes(1);

    public async Task<Result<IReadOnlyList<AttentionItem>>> Handle(ListAttentionQuery query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var payments = await list.NeedingAttentionAsync(query.Seller.Tenant, now, Most, cancellationToken);
        var notifications = await store.NeedingAttentionAsync(query.Seller.Tenant, now - ProcessingTime, Most, cancellationToken);
        return Result<IReadOnlyList<AttentionItem>>.Of([
            .. payments.SelectMany(payment => Reasons(payment, now)),
            .. notifications.Select(Reason),
        ]);
    }

    private static AttentionItem Reason(StoredNotification stored) =>
        new($"notification.{stored.Verdict ?? "not_processed"}", stored.Detail, stored.ReceivedAt, null, stored.Id);

    private static IEnumerable<AttentionItem> Reasons(Payment payment, DateTimeOffset now)
    {
        if (payment.Attention is { } attention)
            yield return new AttentionItem(attention, null, payment.PaidAt ?? payment.CreatedAt, payment);
        if (payment.Status == PaymentStatus.Unknown)
            yield return new AttentionItem("payment.unknown", null, payment.CreatedAt, payment);
        if (payment.Status == PaymentStatus.Pending && payment.ExpiresAt < now)
            yield return new AttentionItem("payment.overdue", null, payment.ExpiresAt, payment);
        if (payment.OpenOperation is { } operation)
            yield return new AttentionItem("operation.unknown", operation.Detail, operation.RequestedAt, payment);
        foreach (var work in payment.FollowUps.Where(work => work.ParkedAt is not null))
            yield return new AttentionItem(Attention.WorkGivenUp, $"{work.Kind}: {work.LastError}", work.ParkedAt!.Value, payment);
    }
}
