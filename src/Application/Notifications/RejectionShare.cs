using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>
/// Notices that most notifications of a method are rejected: its acquirer may sign in another way, or the secret is wrong. Until one is
/// accepted again, the method's payments do not rely on notifications: they are asked about often.
/// </summary>
internal sealed class RejectionShare(INotificationStore store, IAttention attention, TimeProvider time)
{
    /// <summary>The longest pause between two questions about an open form while notifications are rejected.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // A stranger's single try is none.
    private const int Fewest = 3;

    /// <summary>Counts a rejected notification that is stored already.</summary>
    public async Task RejectedAsync(TenantKey tenant, MethodCode method, string reason, CancellationToken cancellationToken)
    {
        var (accepted, rejected) = await store.CountAsync(tenant, method, time.GetUtcNow() - Window, cancellationToken);
        if (rejected < Fewest || rejected <= accepted)
            return;
        var detail = Figures.Write((Figures.Rejected, rejected), (Figures.Of, accepted + rejected), (Figures.Words, reason));
        await attention.OpenAsync(tenant, Attention.MostlyRejected, method.Value, detail, cancellationToken);
    }

    /// <summary>Ends the attention: one was accepted.</summary>
    public Task AcceptedAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken) =>
        attention.CloseAsync(tenant, Attention.MostlyRejected, method.Value, cancellationToken);

    /// <summary>The longest pause until a payment is asked about again; null for the usual plan.</summary>
    public async Task<TimeSpan?> PauseForAsync(Payment payment, CancellationToken cancellationToken) =>
        payment.Status == PaymentStatus.Pending
        && time.GetUtcNow() < payment.ExpiresAt
        && await attention.IsOpenAsync(payment.Tenant, Attention.MostlyRejected, payment.Method.Value, cancellationToken)
            ? Pause
            : null;
}
