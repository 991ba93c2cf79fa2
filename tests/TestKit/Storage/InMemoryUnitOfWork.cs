using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>The objects that one scope loaded or added, and the one place that writes them.</summary>
public sealed class InMemoryUnitOfWork(InMemoryDatabase database) : IUnitOfWork
{
    private readonly Dictionary<PaymentId, TrackedPayment> payments = [];
    private readonly Dictionary<TenantKey, Account> accounts = [];
    private readonly Dictionary<string, AttentionItem> attention = new(StringComparer.Ordinal);
    private readonly Dictionary<TenantKey, int> written = [];
    private readonly List<Action> writes = [];

    internal TrackedWebhooks Webhooks { get; } = new(database);

    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<WebhookMessage> messages = [];
        foreach (var tracked in payments.Values)
        {
            messages.AddRange(WebhookMessages.Of(tracked.Payment, FollowUpScheduler.Schedule(tracked.Payment)));
            RecordAttention(tracked.Payment);
        }
        messages.AddRange(attention.Values
            .Where(item => !database.AttentionRows.ContainsKey(item.Id))
            .Select(WebhookMessages.Of)
            .OfType<WebhookMessage>());
        if (await database.CollidesAsync() || Collides() || Webhooks.Collides)
        {
            Webhooks.Clear();
            payments.Clear();
            accounts.Clear();
            attention.Clear();
            writes.Clear();
            return false;
        }
        foreach (var tracked in payments.Values)
            tracked.Write(database);
        foreach (var account in accounts.Values)
            Write(account);
        foreach (var item in attention.Values)
            database.AttentionRows[item.Id] = StoredCopy.Of(item);
        Webhooks.Write(messages);
        writes.ForEach(write => write());
        writes.Clear();
        database.Saves++;
        return true;
    }

    internal void Add(Payment payment) => payments.Add(payment.Id, new TrackedPayment(payment, asRead: null));

    internal void Add(Account account) => accounts.Add(account.Tenant, account);

    internal AttentionItem Add(AttentionItem item) => attention[item.Id] = item;

    /// <summary>The open item sought, tracked; null where there is none.</summary>
    internal AttentionItem? OpenItem(Func<AttentionItem, bool> isSought)
    {
        foreach (var row in database.AttentionRows.Values.Where(row => row.ClosedAt is null && !attention.ContainsKey(row.Id)))
        {
            if (isSought(row))
                Add(StoredCopy.Of(row));
        }
        return attention.Values.FirstOrDefault(item => item.ClosedAt is null && isSought(item));
    }

    /// <summary>Delays a write until the next save.</summary>
    internal void Write(Action write) => writes.Add(write);

    /// <summary>Tracks a row; one that is tracked already is refreshed where this scope did not change it.</summary>
    internal Payment Track(Payment row)
    {
        if (payments.TryGetValue(row.Id, out var known))
            return known.Refresh(row);
        var payment = StoredCopy.Of(row);
        payments.Add(row.Id, new TrackedPayment(payment, StoredCopy.Of(row)));
        return payment;
    }

    internal Account Track(Account row)
    {
        if (!accounts.TryGetValue(row.Tenant, out var account))
            accounts.Add(row.Tenant, account = StoredCopy.Of(row));
        return account;
    }

    private void RecordAttention(Payment payment)
    {
        if (payment.TakeAttentionChanges() is not { Count: > 0 } changes)
            return;
        OpenItem(item => item.Tenant == payment.Tenant && item.Invoice == payment.Invoice);
        var open = attention.Values.Where(item => item.Tenant == payment.Tenant && item.Invoice == payment.Invoice).ToList();
        foreach (var change in changes)
            AttentionItem.Apply(open, payment, change);
        open.ForEach(item => Add(item));
    }

    private void Write(Account account)
    {
        database.AccountRows[account.Tenant] = StoredCopy.Of(account);
        if (!database.JournalRows.TryGetValue(account.Tenant, out var journal))
            database.JournalRows.Add(account.Tenant, journal = []);
        journal.AddRange(NewEntries(account));
        written[account.Tenant] = account.JournalLength;
    }

    // The database allows one live payment of an invoice and a method, and one writer of a timeline's or a journal's next entry.
    private bool Collides()
    {
        var saved = database.PaymentRows.Values.Where(row => !payments.ContainsKey(row.Id));
        var live = saved.Concat(payments.Values.Select(tracked => tracked.Payment)).Where(payment => payment.Status.IsLive());
        return payments.Values.Any(tracked => tracked.Collides(database))
            || accounts.Values.SelectMany(NewEntries, (account, entry) => (account.Tenant, entry.Number))
                .Any(entry => entry.Number <= database.JournalOf(entry.Tenant).Count)
            || live.GroupBy(payment => (payment.Tenant, payment.Invoice, payment.Method)).Any(group => group.Count() > 1);
    }

    private IEnumerable<JournalEntry> NewEntries(Account account) =>
        account.Journal.Where(entry => entry.Number > written.GetValueOrDefault(account.Tenant));
}
