namespace CleanAcquiring.Application.Retention;

/// <summary>The time for which data is kept; the operator's settings.</summary>
public sealed record RetentionPolicy
{
    /// <summary>Raw notifications.</summary>
    public TimeSpan Notifications { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Raw notifications that were rejected; their number is kept as long as the other ones.</summary>
    public TimeSpan Rejected { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The age from which a notification that is not found may have been erased.</summary>
    public TimeSpan ShortestOfNotifications => Rejected < Notifications ? Rejected : Notifications;

    /// <summary>Rejected notifications that an address may store in an hour; further ones are only counted.</summary>
    public int RejectedPerHour { get; init; } = 10;

    /// <summary>The contact on a receipt, and free text, of a payment.</summary>
    public TimeSpan Contacts { get; init; } = TimeSpan.FromDays(1826);

    /// <summary>The log of webhooks, and those that could not be delivered.</summary>
    public TimeSpan Webhooks { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The data of an account that is no longer connected.</summary>
    public TimeSpan Accounts { get; init; } = TimeSpan.FromDays(90);
}
