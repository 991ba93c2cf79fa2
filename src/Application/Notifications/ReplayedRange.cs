namespace CleanAcquiring.Application.Notifications;

/// <summary>What a span of time came to.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Next">Where to go on, when there were more.</param>
public sealed record ReplayedRange(IReadOnlyList<ReplayedNotification> Items, DateTimeOffset? Next);
