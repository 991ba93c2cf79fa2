namespace CleanAcquiring.Emulator.Acquirers.Stripe;

/// <summary>An invented Stripe account in test mode. The webhook secret signs the events of its first endpoint.</summary>
internal sealed record DemoAccount(string Id, string SecretKey, string WebhookSecret, AcquirerBehavior Behavior)
{
    public List<WebhookEndpoint> Endpoints { get; } = [];
}

/// <summary>An endpoint of an account; its API version is that of its events.</summary>
internal sealed record WebhookEndpoint(string Id, Uri Url, string ApiVersion, string Secret);
