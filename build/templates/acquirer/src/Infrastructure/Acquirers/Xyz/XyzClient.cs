using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.Xyz.Wire;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>The only HTTP to Xyz: authenticates, sends once, reads.</summary>
internal sealed class XyzClient(IHttpClientFactory http, IOptions<XyzOptions> options, TimeProvider time)
{
    public const string Name = XyzAcquirer.Name;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="OutageException">Nothing was sent, or Xyz asks to come later (429).</exception>
    public Task<XyzResponse> GetAsync(string path, string operation, XyzShop shop, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)), operation, shop, cancellationToken);

    /// <exception cref="OutageException">Nothing was sent, or Xyz asks to come later (429).</exception>
    public Task<XyzResponse> PostAsync(
        string path, string operation, JsonObject body, XyzShop shop, CancellationToken cancellationToken)
    {
        // Replace: the format of your acquirer's requests.
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Readable));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = content };
        return SendAsync(request, operation, shop, cancellationToken);
    }

    private async Task<XyzResponse> SendAsync(
        HttpRequestMessage request, string operation, XyzShop shop, CancellationToken cancellationToken)
    {
        // Replace: the way in which your acquirer authenticates a seller.
        var credentials = Encoding.UTF8.GetBytes($"{shop.Id}:{shop.SecretKey}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return await Exchange.SendAsync(
            http.CreateClient(Name), request, $"{Name}.{operation}", options.Value.Timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, operation, notSent.Reason),
            Exchange.Silent silent => XyzResponse.Silent(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, operation, "429", later.RetryAfter),
            Exchange.Answer answer => XyzResponse.Parse(answer.Status, answer.Body),
            _ => throw new UnreachableException(),
        };
    }

    private Uri Address(string path) => new(options.Value.Prefix(), path);
}
