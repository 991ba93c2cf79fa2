using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Webhooks;

/// <summary>
/// An address of a seller's own system, its secrets, and its state of health. Deliveries to it go one after another; the pause after
/// a failure belongs to the endpoint, so that a new event does not shorten it.
/// </summary>
public sealed class WebhookEndpoint
{
    /// <summary>The time for which both secrets sign after a rotation.</summary>
    public static readonly TimeSpan RotationTime = TimeSpan.FromHours(24);

    /// <summary>The time without a success after which it is suspended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private static readonly int[] Pauses = [5, 15, 60, 300, 900, 1800, 3600];

    private bool isWoken;

    public WebhookEndpoint(TenantKey tenant, Guid id, Uri url, IReadOnlyList<string> events, SealedText secret, DateTimeOffset now)
    {
        Tenant = tenant;
        Id = id;
        Url = url;
        Events = events;
        Secret = secret;
        Enabled = true;
        CreatedAt = now;
    }

    // For the mapper of the database, which fills the properties afterwards.
    private WebhookEndpoint()
    {
        Url = null!;
        Events = null!;
        Secret = null!;
    }

    public TenantKey Tenant { get; private set; }

    /// <summary>Sortable by time.</summary>
    public Guid Id { get; private set; }

    public Uri Url { get; private set; }

    /// <summary>Some of <see cref="WebhookEvents.All"/>.</summary>
    public IReadOnlyList<string> Events { get; private set; }

    public SealedText Secret { get; private set; }

    /// <summary>The secret before the last rotation; null once its time is over.</summary>
    public SealedText? PreviousSecret { get; private set; }

    /// <summary>The end of the time in which the previous secret signs, too.</summary>
    public DateTimeOffset? PreviousUntil { get; private set; }

    /// <summary>While it is false no event is recorded for it.</summary>
    public bool Enabled { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows with every change by a person.</summary>
    public int Version { get; private set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; private set; }

    /// <summary>The first of those failures; null while deliveries succeed.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>The end of the pause after a failure.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    /// <summary>The time at which sending was given up until a person resumes it; events are recorded meanwhile.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    public bool CanSend => Enabled && SuspendedAt is null;

    public bool Wants(string happened) => Enabled && Events.Contains(happened);

    /// <summary>The secrets that sign now, the newest first.</summary>
    public IEnumerable<SealedText> SecretsAt(DateTimeOffset now) =>
        PreviousSecret is not null && PreviousUntil > now ? [Secret, PreviousSecret] : [Secret];

    /// <summary>Changes it; one that may send again begins at once.</summary>
    public void Change(Uri url, IReadOnlyList<string> events, bool enabled)
    {
        Url = url;
        Events = events;
        Enabled = enabled;
        Version++;
        Resume();
    }

    public void Rotate(SealedText secret, DateTimeOffset now)
    {
        PreviousSecret = Secret;
        PreviousUntil = now + RotationTime;
        Secret = secret;
        Version++;
    }

    /// <summary>Forgets the previous secret once its time is over.</summary>
    public void ForgetPrevious(DateTimeOffset now)
    {
        if (PreviousUntil <= now)
            (PreviousSecret, PreviousUntil) = (null, null);
    }

    public void Succeed() => (Failures, FailingSince, RetryAt) = (0, null, null);

    /// <summary>Puts the next try off, longer with each failure; suspends it after <see cref="Patience"/>.</summary>
    /// <param name="asked">The pause that the receiver asked for; null when it asked for none.</param>
    /// <param name="jitter">From 0 to 200 thousandths: the place in the tenth before and after the planned time.</param>
    /// <param name="now">By our clock.</param>
    public void Fail(TimeSpan? asked, int jitter, DateTimeOffset now)
    {
        FailingSince ??= now;
        var pause = TimeSpan.FromMilliseconds((long)Pauses[Math.Min(Failures, Pauses.Length - 1)] * (900 + jitter));
        Failures++;
        RetryAt = now + (asked > pause ? TimeSpan.FromTicks(Math.Min(asked.Value.Ticks, LongestPause.Ticks)) : pause);
        if (now - FailingSince >= Patience)
            Suspend(now);
    }

    public void Suspend(DateTimeOffset now) => SuspendedAt = now;

    /// <summary>Ends a pause or a suspension: what waits is sent at once.</summary>
    public void Resume()
    {
        Succeed();
        SuspendedAt = null;
        isWoken = Enabled;
    }

    /// <summary>True where its deliveries became due since the last call; the unit of work schedules them.</summary>
    public bool TakeWake()
    {
        var was = isWoken;
        isWoken = false;
        return was;
    }
}
