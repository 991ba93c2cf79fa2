using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>The saved rows. Each scope works on copies of its own, as with a real database.</summary>
public sealed class InMemoryDatabase
{
    private readonly Queue<Func<Task>> beforeSaves = new();
    private int collisions;

    /// <summary>Copies of all payments with their timelines and operations, newest first.</summary>
    public IReadOnlyList<Payment> Payments =>
        [.. PaymentRows.Values.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id.Value).Select(WithTimeline)];

    public IReadOnlyList<Account> Accounts => [.. AccountRows.Values.Select(StoredCopy.Of)];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<StoredNotification> Notifications => [.. NotificationRows.Values.OrderBy(row => row.ReceivedAt)];

    /// <summary>The deliveries of webhooks, in the order of their ids.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => [.. DeliveryRows.Values.OrderBy(row => row.Id, StringComparer.Ordinal)];

    public IReadOnlyList<WebhookEndpoint> Webhooks => [.. WebhookRows.Values.OrderBy(row => row.Id)];

    /// <summary>Follow-ups of accounts and of webhook endpoints; those of a payment are in the payment.</summary>
    public IReadOnlyList<FollowUp> AccountFollowUps => [.. AccountFollowUpRows.Values.Select(StoredCopy.Of)];

    /// <summary>Attention items, open and closed, oldest first.</summary>
    public IReadOnlyList<AttentionItem> Attention => [.. AttentionRows.Values.OrderBy(item => item.Id, StringComparer.Ordinal)];

    /// <summary>Successful saves.</summary>
    public int Saves { get; internal set; }

    internal Dictionary<string, AttentionItem> AttentionRows { get; } = new(StringComparer.Ordinal);

    internal Dictionary<PaymentId, Payment> PaymentRows { get; } = [];

    internal Dictionary<PaymentId, List<TimelineEntry>> TimelineRows { get; } = [];

    internal Dictionary<TenantKey, Account> AccountRows { get; } = [];

    internal Dictionary<TenantKey, List<JournalEntry>> JournalRows { get; } = [];

    internal Dictionary<(TenantKey Tenant, PaymentId Owner, FollowUpKind Kind), FollowUp> AccountFollowUpRows { get; } = [];

    internal Dictionary<Guid, WebhookEndpoint> WebhookRows { get; } = [];

    internal Dictionary<string, WebhookDelivery> DeliveryRows { get; } = new(StringComparer.Ordinal);

    internal Dictionary<Guid, StoredNotification> NotificationRows { get; } = [];

    internal Dictionary<Guid, TenantKey> NotificationTenants { get; } = [];

    internal List<(TenantKey Tenant, MethodCode Method, DateTimeOffset At)> RejectedRows { get; } = [];

    /// <summary>Lets the next saves meet another writer: nothing is written and the caller gets false.</summary>
    public void Collide(int times = 1) => collisions = times;

    /// <summary>Runs something at the next save, before anything is written: another command, or the death of the process.</summary>
    public void BeforeNextSave(Func<Task> step) => beforeSaves.Enqueue(step);

    /// <summary>Lets a notification lose the key that sealed it.</summary>
    public void Seal(NotificationId id) => NotificationRows[id.Value] = NotificationRows[id.Value] with { Notification = null };

    /// <summary>The journal of an account, oldest entry first.</summary>
    public IReadOnlyList<JournalEntry> JournalOf(TenantKey tenant) => JournalRows.GetValueOrDefault(tenant) ?? [];

    internal async Task<bool> CollidesAsync()
    {
        if (beforeSaves.TryDequeue(out var step))
            await step();
        return collisions > 0 && collisions-- > 0;
    }

    internal void Order(TenantKey tenant, PaymentId owner, FollowUpKind kind, DateTimeOffset dueAt)
    {
        if (AccountFollowUpRows.TryGetValue((tenant, owner, kind), out var known))
            known.Schedule(dueAt);
        else
            AccountFollowUpRows.Add((tenant, owner, kind), new FollowUp(tenant, owner, kind, dueAt));
    }

    internal static List<FollowUp> FollowUpsOf(Payment payment) => (List<FollowUp>)payment.FollowUps;

    private Payment WithTimeline(Payment row)
    {
        var copy = StoredCopy.Of(row);
        ((List<TimelineEntry>)copy.Timeline).AddRange(TimelineRows[row.Id]);
        return copy;
    }
}
