using System.Collections.Concurrent;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;

namespace CleanAcquiring.Infrastructure.Tests.Webhooks;

/// <summary>A seller's own system behind real TLS. Another library verifies what it receives.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly TestAuthority authority = new();
    private readonly ConcurrentQueue<Call> calls = new();
    private LocalServer server = null!;

    private WebhookReceiver()
    {
    }

    /// <summary>A PEM file with the root that the sender has to trust.</summary>
    public string RootPath { get; } = Path.Combine(Path.GetTempPath(), $"webhooks-{Guid.CreateVersion7():N}.pem");

    public Uri Url => new(server.Address, "hooks?shop=1");

    public IReadOnlyList<Call> Calls => [.. calls];

    /// <summary>Answers each call; 204 by default.</summary>
    public Func<HttpContext, Task> Answers { get; set; } = context =>
    {
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    };

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await File.WriteAllTextAsync(
            receiver.RootPath, receiver.authority.Root.ExportCertificatePem(), TestContext.Current.CancellationToken);
        receiver.server = await LocalServer.StartAsync(
            async (context, body) =>
            {
                var headers = new HeaderDictionary();
                foreach (var header in context.Request.Headers)
                    headers.Add(header);
                var path = $"{context.Request.Path}{context.Request.QueryString}";
                receiver.calls.Enqueue(new Call(headers["webhook-id"].ToString(), body, headers, path));
                await receiver.Answers(context);
            },
            receiver.authority.Issue("localhost"));
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        authority.Dispose();
        File.Delete(RootPath);
    }

    internal sealed record Call(string Id, string Body, IHeaderDictionary Headers, string Path)
    {
        private const string Signature = "webhook-signature";

        /// <summary>True when the library accepts the call's signature by this secret.</summary>
        public bool IsSignedBy(string secret, string? body = null) =>
            Headers[Signature].ToString().Split(' ').Any(signature => IsVerified(secret, signature, body ?? Body));

        // The library looks at the first signature of a header alone, so it is given one after the other.
        private bool IsVerified(string secret, string signature, string body)
        {
            var headers = new HeaderDictionary(new Dictionary<string, StringValues>(Headers, StringComparer.OrdinalIgnoreCase))
            {
                [Signature] = signature,
            };
            try
            {
                new StandardWebhook(secret).Verify(body, headers);
                return true;
            }
            catch (WebhookVerificationException)
            {
                return false;
            }
        }
    }
}
