namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>What the merchant answered; no HTTP status when nothing came back.</summary>
internal sealed record NotificationReply(int? HttpStatus, string Body)
{
    public static NotificationReply Nothing { get; } = new(null, string.Empty);

    /// <summary>The bank hears only two capital notifications with HTTP 200, not a quoted string and not a page.</summary>
    public bool Accepted => HttpStatus is StatusCodes.Status200OK && string.Equals(Body, "OK", StringComparison.Ordinal);
}
