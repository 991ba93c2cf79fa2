namespace CleanAcquiring.Application.Webhooks;

/// <summary>Posts signed webhooks to sellers' own systems.</summary>
public interface IWebhookSender
{
    /// <summary>Sends once; whatever the other side does is an outcome, never an exception.</summary>
    Task<WebhookOutcome> SendAsync(WebhookRequest request, CancellationToken cancellationToken);
}

/// <summary>A webhook that is about to be sent. Printing it prints neither its secrets nor its address.</summary>
/// <param name="Url">The endpoint's.</param>
/// <param name="Id">The same at every try.</param>
/// <param name="At">The time of the try, part of what is signed.</param>
/// <param name="Body">JSON.</param>
/// <param name="Secrets">All of them sign.</param>
public sealed record WebhookRequest(Uri Url, string Id, DateTimeOffset At, string Body, IReadOnlyList<string> Secrets)
{
    public override string ToString() => $"webhook {Id}";
}

/// <summary>The end of one try.</summary>
/// <param name="Status">Of HTTP; null where no answer came.</param>
/// <param name="Error">The fault in our own words; null when it was delivered.</param>
/// <param name="RetryAfter">The pause that the receiver asked for; null when it asked for none.</param>
public sealed record WebhookOutcome(int? Status, string? Error, TimeSpan? RetryAfter = null)
{
    private const int Gone = 410;

    public bool IsDelivered => Error is null;

    /// <summary>The receiver wants no webhook any more.</summary>
    public bool IsRefusedForGood => Status == Gone;
}
