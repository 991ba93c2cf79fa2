using System.Globalization;
using CleanAcquiring.Emulator.Acquirers.Stripe.Api;

namespace CleanAcquiring.Emulator.Acquirers.Stripe;

/// <summary>The accounts and their sessions. Reads and changes run under one lock.</summary>
internal sealed class AccountStore(TimeProvider clock)
{
    // A delayed way to pay tells its end at last.
    private static readonly TimeSpan LongestConfirmation = TimeSpan.FromDays(14);

    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan HoldLength = TimeSpan.FromDays(7);

    private readonly Lock gate = new();
    private readonly List<DemoAccount> accounts = [];
    private readonly List<CheckoutSession> sessions = [];
    private readonly Dictionary<(string Account, string Key), (string Content, StripeAnswer Answer, DateTimeOffset At)> answers = [];
    private int lastNumber;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens an account: each payment method of a seller has its own, with one endpoint for its events.</summary>
    public DemoAccount OpenAccount(AcquirerBehavior behavior)
    {
        lock (gate)
        {
            var number = (accounts.Count + 1).ToString("0000", CultureInfo.InvariantCulture);
            var account = new DemoAccount(
                $"acct_1Demo{number}", $"sk_test_{behavior}{number}", $"whsec_{behavior}{number}Secret", behavior);
            accounts.Add(account);
            return account;
        }
    }

    public DemoAccount? Find(Func<DemoAccount, bool> fits)
    {
        lock (gate)
            return accounts.Find(account => fits(account));
    }

    /// <summary>An id that is used once.</summary>
    public string NewId(string prefix)
    {
        lock (gate)
            return string.Create(CultureInfo.InvariantCulture, $"{prefix}_1{++lastNumber:x8}");
    }

    public CheckoutSession Open(SessionOrder order)
    {
        lock (gate)
        {
            var session = new CheckoutSession(++lastNumber, order);
            sessions.Add(session);
            return session;
        }
    }

    /// <summary>Runs on the first session that fits, or on null.</summary>
    public T With<T>(Func<CheckoutSession, bool> fits, Func<CheckoutSession?, T> act)
    {
        lock (gate)
            return act(sessions.Find(session => fits(session)) is { } found ? Aged(found) : null);
    }

    /// <summary>Reads the sessions that fit, oldest first.</summary>
    public IReadOnlyList<T> All<T>(Func<CheckoutSession, bool> fits, Func<CheckoutSession, T> read)
    {
        lock (gate)
            return [.. sessions.Where(fits).Select(session => read(Aged(session)))];
    }

    /// <summary>Answers a key once: the same content gets the stored answer for 24 hours, another one is refused.</summary>
    public StripeAnswer Once(DemoAccount account, string key, string content, Func<StripeAnswer> answer)
    {
        lock (gate)
        {
            if (key.Length > 0 && answers.TryGetValue((account.Id, key), out var known) && Now < known.At + KeyLifetime)
                return known.Content == content ? known.Answer with { IsReplayed = true } : StripeAnswer.KeyReused(key);
            var made = answer();
            // What was refused before it began is not stored.
            if (key.Length > 0 && made.Status == StatusCodes.Status200OK)
                answers[(account.Id, key)] = (content, made, Now);
            return made;
        }
    }

    private CheckoutSession Aged(CheckoutSession session)
    {
        if (session.Status == SessionStatus.Open && Now >= session.Order.ExpiresAt)
            session.Status = SessionStatus.Expired;
        if (session.IntentStatus == IntentStatuses.Processing && Now >= session.Order.ExpiresAt + LongestConfirmation)
            (session.IntentStatus, session.LastError) = (IntentStatuses.RequiresMethod, "payment_intent_payment_attempt_failed");
        if (session.IntentStatus == IntentStatuses.RequiresCapture && Now >= session.AuthorizedAt + HoldLength)
            (session.IntentStatus, session.CancellationReason, session.Capturable) = (IntentStatuses.Canceled, "automatic", 0);
        return session;
    }
}
