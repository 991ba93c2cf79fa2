namespace CleanAcquiring.Domain.Webhooks;

/// <summary>The events that a seller's own system can be told of; stable names.</summary>
public static class WebhookEvents
{
    public const string PaymentPaid = "payment.paid";

    /// <summary>Some or all of the money went back, or a refund failed after all.</summary>
    public const string PaymentRefunded = "payment.refunded";

    /// <summary>A payment ended without money: declined, canceled or expired.</summary>
    public const string PaymentFailed = "payment.failed";

    /// <summary>A reason arose for which a person should look.</summary>
    public const string AttentionOpened = "attention.opened";

    /// <summary>Ordered by a person who wants to see that an endpoint works.</summary>
    public const string Test = "webhook.test";

    /// <summary>Those that an endpoint can subscribe to.</summary>
    public static IReadOnlyList<string> All { get; } = [PaymentPaid, PaymentRefunded, PaymentFailed, AttentionOpened];
}
