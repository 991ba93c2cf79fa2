using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.YooKassa.Wire;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>The only HTTP to YooKassa: authenticates, sends once, reads.</summary>
internal sealed class YooKassaClient(IHttpClientFactory http, IOptions<YooKassaOptions> options, TimeProvider time)
{
    public const string Name = YooKassaAcquirer.Name;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="OutageException">Nothing was sent, or YooKassa asks to come later (429).</exception>
    public Task<YooKassaResponse> GetAsync(string path, string operation, YooKassaShop shop, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)), operation, shop, cancellationToken);

    /// <param name="path">Relative to the prefix.</param>
    /// <param name="operation">For the log.</param>
    /// <param name="body">The same bytes with the same key each time.</param>
    /// <param name="key">1 to 64 characters: the operation's own, never made anew for a repetition.</param>
    /// <param name="shop">Authenticates the call.</param>
    /// <param name="cancellationToken">A cancellation is thrown, not reported as silence.</param>
    /// <exception cref="OutageException">Nothing was sent, or YooKassa asks to come later (429).</exception>
    public Task<YooKassaResponse> PostAsync(
        string path, string operation, JsonObject body, string key, YooKassaShop shop, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Readable));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = content };
        request.Headers.Add("Idempotence-Key", key);
        return SendAsync(request, operation, shop, cancellationToken);
    }

    internal static AuthenticationHeaderValue Authorization(YooKassaShop shop) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{shop.Id}:{shop.SecretKey}")));

    private async Task<YooKassaResponse> SendAsync(
        HttpRequestMessage request, string operation, YooKassaShop shop, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = Authorization(shop);
        return await Exchange.SendAsync(
            http.CreateClient(Name), request, $"{Name}.{operation}", options.Value.Timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, operation, notSent.Reason),
            Exchange.Silent silent => YooKassaResponse.Silent(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, operation, "429", later.RetryAfter),
            Exchange.Answer answer => YooKassaResponse.Parse(answer.Status, answer.Body),
            _ => throw new UnreachableException(),
        };
    }

    private Uri Address(string path) => new(options.Value.Prefix(), path);
}
