using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>The only HTTP to CloudPayments: authenticates, sends once, reads.</summary>
internal sealed class CloudPaymentsClient(IHttpClientFactory http, IOptions<CloudPaymentsOptions> options, TimeProvider time)
{
    public const string Name = CloudPaymentsAcquirer.Name;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="path">Relative to the prefix.</param>
    /// <param name="body">Sent as JSON.</param>
    /// <param name="requestId">Under which the answer is remembered for an hour; null for a question.</param>
    /// <param name="site">Authenticates the call.</param>
    /// <param name="cancellationToken">A cancellation is thrown, not reported as silence.</param>
    /// <exception cref="OutageException">Nothing was sent, or CloudPayments asks to come later (429).</exception>
    public async Task<CloudPaymentsResponse> PostAsync(
        string path, JsonObject body, string? requestId, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Readable));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Prefix(), path)) { Content = content };
        request.Headers.Authorization = Authorization(site);
        if (requestId is not null)
            request.Headers.Add("X-Request-ID", requestId);
        return await Exchange.SendAsync(
            http.CreateClient(Name), request, $"{Name}.{path}", options.Value.Timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, path, notSent.Reason),
            Exchange.Silent silent => CloudPaymentsResponse.Silent(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, path, "429", later.RetryAfter),
            Exchange.Answer answer => CloudPaymentsResponse.Parse(answer.Status, answer.Body),
            _ => throw new UnreachableException(),
        };
    }

    internal static AuthenticationHeaderValue Authorization(CloudPaymentsSite site) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{site.PublicId}:{site.ApiSecret}")));
}
