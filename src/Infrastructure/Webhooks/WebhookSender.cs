using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.Webhooks;

/// <summary>Posts to hosts that sellers named. Of an answer the status alone is read: its body is theirs, and nobody's evidence.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, TimeProvider time) : IWebhookSender
{
    /// <summary>The name of the outgoing client.</summary>
    public const string Name = "webhooks";

    /// <summary>The time from the first byte of a try to the last byte of its answer.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private const int TooManyRequests = 429;
    private const int Unavailable = 503;

    public async Task<WebhookOutcome> SendAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Exchange.SendAsync(
                clients.CreateClient(Name), Message(request), "Webhook", TimeLimit, time, cancellationToken) switch
            {
                Exchange.Answer { Status: >= 200 and < 300 } answer => new WebhookOutcome(answer.Status, null),
                Exchange.Answer { Status: TooManyRequests or Unavailable } answer =>
                    new WebhookOutcome(answer.Status, Text(answer.Status), answer.RetryAfter),
                Exchange.Answer answer => new WebhookOutcome(answer.Status, Text(answer.Status)),
                Exchange.NotSent { Reason: var reason } => new WebhookOutcome(null, reason),
                Exchange.Silent { Reason: var reason } => new WebhookOutcome(null, reason),
                _ => throw new UnreachableException(),
            };
        }
        catch (EgressException refused)
        {
            return new WebhookOutcome(null, refused.Message);
        }
    }

    private static HttpRequestMessage Message(WebhookRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body)),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        message.Headers.Add(StandardWebhookSignature.IdHeader, request.Id);
        message.Headers.Add(StandardWebhookSignature.TimestampHeader, StandardWebhookSignature.Timestamp(request.At));
        message.Headers.Add(StandardWebhookSignature.SignatureHeader, StandardWebhookSignature.Of(request));
        return message;
    }

    private static string Text(int status) => string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");
}
