using CleanAcquiring.Application;
using Stripe;
using Stripe.Checkout;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>
/// Finds a session by our order, for which Stripe has no filter: in the list of all sessions of the time in which the order could be sent.
/// Only when that time is over, because until then the order sent again tells at once.
/// </summary>
internal sealed class StripeSearch(StripeClient client, TimeProvider time)
{
    private const int PageSize = 100;
    private const int MaxPages = 100;

    // Of Stripe's clock beside ours, and of a call that was on its way.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<StripeFinding> FindAsync(
        string orderId, DateTimeOffset orderedAt, StripeSeller seller, CancellationToken cancellationToken)
    {
        var (begin, end) = (orderedAt - Margin, orderedAt + StripeSettings.Lifetime + Margin);
        if (time.GetUtcNow() < end)
            return new StripeFinding(null, "no look-up by order");
        var options = new SessionListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = begin.UtcDateTime, LessThanOrEqual = end.UtcDateTime },
            Limit = PageSize,
        };
        for (var page = 0; page < MaxPages; page++)
        {
            var reply = await client.CallAsync(
                "sessions.list", seller, api => api.Checkout.Sessions.ListAsync(options, null, cancellationToken));
            if (reply.Value is not { Data: { } sessions } list)
                return new StripeFinding(null, reply.Reason);
            if (sessions.Find(session => StripeStatuses.OrderOf(session.Metadata) == orderId) is { } found)
                return new StripeFinding(found.Id, null);
            if (!list.HasMore || sessions.Count == 0)
                return new StripeFinding(null, null);
            options.StartingAfter = sessions[^1].Id;
        }
        return new StripeFinding(null, "the list is too long");
    }
}

/// <summary>The end of a search.</summary>
/// <param name="Session">Stripe's id; null where the list has none of our order, or could not be read.</param>
/// <param name="Silence">The reason why the list is not whole; null where it is.</param>
internal sealed record StripeFinding(string? Session, string? Silence);
