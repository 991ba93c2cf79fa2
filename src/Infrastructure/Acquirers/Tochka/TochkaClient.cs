using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.Tochka.Wire;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>The only HTTP to the bank: authorizes, sends once, reads.</summary>
internal sealed class TochkaClient(IHttpClientFactory http, IOptions<TochkaOptions> options, TimeProvider time)
{
    public const string Name = TochkaAcquirer.Name;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="path">Below <c>acquiring/v1.0/</c>.</param>
    /// <param name="operation">For the log.</param>
    /// <param name="shop">Its token authorizes the call.</param>
    /// <param name="cancellationToken">A cancellation is thrown, not reported as silence.</param>
    /// <exception cref="OutageException">Nothing was sent, or the bank asks to come later (429).</exception>
    public Task<TochkaResponse> GetAsync(string path, string operation, TochkaShop shop, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)), operation, options.Value.Timeout, shop, cancellationToken);

    /// <summary>Opens a payment.</summary>
    /// <exception cref="OutageException">Nothing was sent, or the bank asks to come later (429).</exception>
    public Task<TochkaResponse> CreateAsync(string path, JsonObject data, TochkaShop shop, CancellationToken cancellationToken) =>
        SendAsync(Post(path, data), "create", options.Value.Timeout, shop, cancellationToken);

    /// <summary>Moves money: a capture, whose body is empty, or a refund.</summary>
    /// <exception cref="OutageException">Nothing was sent, or the bank asks to come later (429).</exception>
    public Task<TochkaResponse> OperateAsync(
        string id, string operation, JsonObject? data, TochkaShop shop, CancellationToken cancellationToken) =>
        SendAsync(
            Post($"payments/{Uri.EscapeDataString(id)}/{operation}", data),
            operation,
            options.Value.OperationTimeout,
            shop,
            cancellationToken);

    /// <summary>The public key of the bank's notifications, as it is published; null where it does not come.</summary>
    public async Task<byte[]?> KeyAsync(CancellationToken cancellationToken) =>
        await Exchange.SendAsync(
            http.CreateClient(Name),
            new HttpRequestMessage(HttpMethod.Get, options.Value.Key()),
            $"{Name}.key",
            options.Value.KeyTimeout,
            time,
            cancellationToken) is Exchange.Answer { Status: 200 } answer
            ? answer.Body
            : null;

    private async Task<TochkaResponse> SendAsync(
        HttpRequestMessage request, string operation, TimeSpan timeout, TochkaShop shop, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shop.Token);
        return await Exchange.SendAsync(
            http.CreateClient(Name), request, $"{Name}.{operation}", timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, operation, notSent.Reason),
            Exchange.Silent silent => TochkaResponse.Silent(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, operation, "429", later.RetryAfter),
            Exchange.Answer answer => TochkaResponse.Parse(answer.Status, answer.Body),
            _ => throw new UnreachableException(),
        };
    }

    private HttpRequestMessage Post(string path, JsonObject? data)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address(path));
        if (data is null)
            return request;
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["Data"] = data }, Readable));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        request.Content = content;
        return request;
    }

    private Uri Address(string path) => new(options.Value.Prefix(), $"acquiring/v1.0/{path}");
}
