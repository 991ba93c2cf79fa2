using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>Open attention items of an account, oldest first.</summary>
/// <param name="Seller">Of the account.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
public sealed record ListAttentionQuery(Seller Seller, string? After = null) : IRequest<Result<AttentionPage>>;

/// <summary>A page of attention items.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record AttentionPage(IReadOnlyList<AttentionView> Items, string? Next);

/// <summary>One reason for attention, and the routes that end it.</summary>
/// <param name="Item">As it is stored.</param>
/// <param name="InvoiceName">As the payment was opened for it; null where it is about no payment.</param>
/// <param name="Method">The code of the method that it is about; null where it is about none.</param>
/// <param name="Acts">Routes below <c>/api/seller</c>.</param>
public sealed record AttentionView(AttentionItem Item, string? InvoiceName, string? Method, IReadOnlyList<string> Acts)
{
    public static AttentionView Of(AttentionItem item, PaymentCaption? caption = null) =>
        new(item, caption?.InvoiceName, caption?.Method.Value ?? MethodOf(item), [.. ActsOf(item)]);

    /// <summary>Reads what the items' payments are for.</summary>
    internal static async Task<IReadOnlyList<AttentionView>> ReadAsync(
        IPaymentList payments, Seller seller, IReadOnlyList<AttentionItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Payment).OfType<PaymentId>().Distinct().ToList();
        var captions = ids.Count == 0 ? null : await payments.CaptionsAsync(seller.Tenant, ids, cancellationToken);
        return [.. items.Select(item => Of(item, item.Payment is { } payment ? captions?.GetValueOrDefault(payment) : null))];
    }

    private static string? MethodOf(AttentionItem item) => item.Reason switch
    {
        Attention.Rejected or Attention.MostlyRejected or Attention.UnknownOrder => item.Cause,
        Attention.Unprocessed => item.Detail,
        _ => null,
    };

    private static IEnumerable<string> ActsOf(AttentionItem item) => (item.Reason, item.Payment) switch
    {
        (Attention.Unprocessed, _) => [$"notifications/{item.Cause}/replay"],
        (Attention.WebhookSuspended, _) => [$"webhooks/{item.Cause}"],
        // Nothing takes back what came from outside: it ends when a person has looked.
        (_, null) => [$"attention/{item.Id}/seen"],
        (Attention.Excess, { } payment) => [$"payments/{payment}/refunds"],
        (Attention.LateSuccess or Attention.AuthorizationExpires, { } payment) =>
            [$"payments/{payment}/capture", $"payments/{payment}/cancel"],
        (Attention.OperationUnknown, { } payment) => [$"payments/{payment}/operations"],
        (Attention.PaymentOverdue, { } payment) => [$"payments/{payment}/cancel"],
        (_, { } payment) => [$"payments/{payment}/resync"],
    };
}

internal sealed class ListAttentionHandler(IAttention attention, IPaymentList payments, INotificationStore store, TimeProvider time)
    : IRequestHandler<ListAttentionQuery, Result<AttentionPage>>
{
    private const int PageSize = 100;
    private static readonly TimeSpan ProcessingTime = TimeSpan.FromMinutes(1);

    public async Task<Result<AttentionPage>> Handle(ListAttentionQuery query, CancellationToken cancellationToken)
    {
        var found = await attention.ListAsync(query.Seller.Tenant, query.After, PageSize + 1, cancellationToken);
        var page = await AttentionView.ReadAsync(payments, query.Seller, [.. found.Take(PageSize)], cancellationToken);
        // Stored and never processed: a process died in between. They are few, and stand before all others.
        if (query.After is null)
            page = [.. await UnprocessedAsync(query.Seller, cancellationToken), .. page];
        return new AttentionPage(page, found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    private async Task<IEnumerable<AttentionView>> UnprocessedAsync(Seller seller, CancellationToken cancellationToken)
    {
        var stored = await store.UnprocessedAsync(seller.Tenant, time.GetUtcNow() - ProcessingTime, PageSize, cancellationToken);
        return stored.Select(notification =>
        {
            var item = new AttentionItem(
                seller.Tenant, default, Attention.Unprocessed, notification.Id.Value.ToString("N"), notification.ReceivedAt);
            item.Happen(null, notification.Method.Value, notification.ReceivedAt);
            return AttentionView.Of(item);
        });
    }
}
