using System.Diagnostics;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.Rbs.Wire;
using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The only HTTP to a bank: authenticates, writes the dialect, sends once, reads.</summary>
internal sealed class RbsClient(string bank, IHttpClientFactory http, RbsOptions options, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Bank => bank;

    /// <summary>Calls a method of the gateway.</summary>
    /// <param name="method">The end of its path, without <c>.do</c>.</param>
    /// <param name="body">Without login and password, which are added here.</param>
    /// <param name="shop">Authenticates the call.</param>
    /// <param name="cancellationToken">A cancellation is thrown, not reported as silence.</param>
    /// <exception cref="OutageException">Nothing was sent, or the gateway asks to come later (429).</exception>
    public async Task<RbsResponse> CallAsync(string method, JsonObject body, RbsShop shop, CancellationToken cancellationToken)
    {
        body[RbsSettings.UserName] = shop.UserName;
        body[RbsSettings.Password] = shop.Password;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Endpoint.Prefix, $"{method}.do"))
        {
            Content = shop.Endpoint.Dialect == RbsDialect.Json ? Json(body) : Form(body),
        };
        return await Exchange.SendAsync(
            http.CreateClient(bank), request, $"{bank}.{method}", TimeoutOf(method), time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(bank, method, notSent.Reason),
            Exchange.Silent silent => RbsResponse.Silent(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(bank, method, "429", later.RetryAfter),
            Exchange.Answer answer => RbsResponse.Parse(answer.Status, answer.Body),
            _ => throw new UnreachableException(),
        };
    }

    private TimeSpan TimeoutOf(string method) => method switch
    {
        RbsCalls.Deposit or RbsCalls.Reverse or RbsCalls.Refund or RbsCalls.Decline => options.OperationTimeout,
        RbsCalls.SbpLink => options.LinkTimeout,
        _ => options.Timeout,
    };

    private static ByteArrayContent Json(JsonObject body) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, Readable)) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } };

    // Nested objects are JSON strings inside of a field.
    private static FormUrlEncodedContent Form(JsonObject body) => new(body
        .Where(member => member.Value is not null)
        .Select(member => KeyValuePair.Create(
            member.Key,
            member.Value is JsonValue value && value.TryGetValue(out string? text) ? text : member.Value!.ToJsonString(Readable))));
}

/// <summary>The calls of the gateway, as the ends of their paths.</summary>
internal static class RbsCalls
{
    public const string Register = "register";
    public const string RegisterPreAuth = "registerPreAuth";
    public const string Status = "getOrderStatusExtended";
    public const string Deposit = "deposit";
    public const string Reverse = "reverse";
    public const string Refund = "refund";
    public const string Decline = "decline";
    public const string SbpLink = "sbp/c2b/qr/dynamic/get";
}
