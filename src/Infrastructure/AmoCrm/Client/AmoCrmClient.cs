using System.Net.Http.Headers;
using System.Text.Json;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm.Client;

/// <summary>
/// The only HTTP to amoCRM: sends once, repeats nothing, never throws for an answer. A host that cut our calls off is not called
/// while its mark lasts.
/// </summary>
internal sealed partial class AmoCrmClient(
    IHttpClientFactory http,
    AmoCrmHosts hosts,
    HostBlocks blocks,
    IOptions<AmoCrmOptions> options,
    TimeProvider clock,
    ILogger<AmoCrmClient> logger)
{
    public const string Name = "amocrm";

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Makes one call.</summary>
    /// <param name="host">An accepted host.</param>
    /// <param name="call">With its operation's name for the log.</param>
    /// <param name="accessToken">For the API; the token endpoint takes none.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public async Task<AmoCrmResponse> SendAsync(string host, AmoCrmCall call, string? accessToken, CancellationToken cancellationToken)
    {
        if (!blocks.TryCall(host))
            return new AmoCrmResponse.Closed(ClosedReason.Blocked);
        var exchange = await Exchange.SendAsync(
            http.CreateClient(Name), Request(host, call, accessToken), call.Operation, options.Value.Timeout, clock, cancellationToken);
        if (exchange is Exchange.Answer answer)
            return Read(host, call, answer);
        return new AmoCrmResponse.Failed(
            exchange is Exchange.NotSent unsent ? unsent.Reason : ((Exchange.Silent)exchange).Reason, null, Throttled: false);
    }

    private HttpRequestMessage Request(string host, AmoCrmCall call, string? accessToken)
    {
        var request = new HttpRequestMessage(call.Method, hosts.Address(host, call.Path));
        request.Headers.Host = hosts.HeaderOf(host);
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        if (call.RefreshToken is { } refreshToken)
            request.Headers.TryAddWithoutValidation("X-Refresh-Token", refreshToken);
        if (call.Body is { } body)
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Snake))
            {
                Headers = { ContentType = new("application/json") },
            };
        return request;
    }

    private AmoCrmResponse Read(string host, AmoCrmCall call, Exchange.Answer answer)
    {
        var read = AmoCrmResponses.Read(answer);
        // amoCRM's support asks for this number.
        var requestId = answer.Headers.TryGetValues("X-Request-Id", out var values) ? values.FirstOrDefault() : null;
        if (read is AmoCrmResponse.Closed { Reason: ClosedReason.Blocked } && blocks.Mark(host))
            Log.Blocked(logger, host, call.Operation, requestId);
        else if (read is AmoCrmResponse.Ok or AmoCrmResponse.Nothing)
            Log.Answered(logger, host, call.Operation, answer.Status, requestId);
        else
            Log.Refused(logger, host, call.Operation, answer.Status, requestId);
        if (read is not AmoCrmResponse.Closed { Reason: ClosedReason.Blocked } and not AmoCrmResponse.Failed && blocks.Clear(host))
            Log.Admitted(logger, host, call.Operation);
        return read;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Host} {Operation}: {Status}, request {RequestId}")]
        public static partial void Answered(ILogger logger, string host, string operation, int status, string? requestId);

        [LoggerMessage(LogLevel.Warning, "{Host} {Operation}: {Status}, request {RequestId}")]
        public static partial void Refused(ILogger logger, string host, string operation, int status, string? requestId);

        [LoggerMessage(LogLevel.Critical,
            "{Host} {Operation}: amoCRM cuts our calls off (403), request {RequestId}. "
            + "The block does not end by itself: ask its support, naming this address and the account. One call in a while tries it.")]
        public static partial void Blocked(ILogger logger, string host, string operation, string? requestId);

        [LoggerMessage(LogLevel.Warning, "{Host} {Operation}: amoCRM takes our calls again.")]
        public static partial void Admitted(ILogger logger, string host, string operation);
    }
}

/// <summary>One call to amoCRM. A class: printing a record would print the secrets in its body.</summary>
/// <param name="operation">A stable name for logs and errors, without data.</param>
/// <param name="method">The verb.</param>
/// <param name="path">From the host's root, with the query.</param>
internal sealed class AmoCrmCall(string operation, HttpMethod method, string path)
{
    public string Operation => operation;

    public HttpMethod Method => method;

    public string Path => path;

    /// <summary>Sent as JSON in snake case.</summary>
    public object? Body { get; init; }

    /// <summary>Authenticates the look-up of a renamed account.</summary>
    public string? RefreshToken { get; init; }

    public static AmoCrmCall Get(string operation, string path, string? refreshToken = null) =>
        new(operation, HttpMethod.Get, path) { RefreshToken = refreshToken };
}
