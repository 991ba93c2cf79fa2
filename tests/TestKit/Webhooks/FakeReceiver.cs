using CleanAcquiring.Application.Webhooks;

namespace CleanAcquiring.TestKit.Webhooks;

/// <summary>A seller's own system: records what it was sent, and answers as a test says.</summary>
public sealed class FakeReceiver : IWebhookSender
{
    /// <summary>Every try, oldest first, delivered or not.</summary>
    public List<WebhookRequest> Received { get; } = [];

    /// <summary>The answer to each try.</summary>
    public WebhookOutcome Answer { get; set; } = new(200, null);

    /// <summary>Runs while a webhook is being sent.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<WebhookOutcome> SendAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        Received.Add(request);
        if (Meanwhile is { } step)
            await step();
        return Answer;
    }
}
