using System.Globalization;
using CleanAcquiring.Infrastructure.Telemetry;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>
/// Handles every outgoing call: checks the policy, reads the whole response up to a cap, measures the time, logs one line.
/// Repeats nothing, and neither does anything below it once a body has begun to leave.
/// </summary>
internal sealed partial class EgressHandler(string client, EgressPolicy policy, TimeProvider clock, ILogger<EgressHandler> logger)
    : DelegatingHandler
{
    /// <summary>Largest response in bytes, after decompression.</summary>
    public const long MaxResponse = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri ?? throw new EgressException(client, "", "the request has no address");
        if (policy.Objection(address) is { } objection)
            throw new EgressException(client, address.IsAbsoluteUri ? address.IdnHost : "", objection);
        var operation = request.Options.TryGetValue(Exchange.OperationKey, out var named) ? named : "-";
        var started = clock.GetTimestamp();
        var result = "failed";
        try
        {
            var response = await SendWholeAsync(request, cancellationToken);
            result = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        catch (HttpRequestException exception)
        {
            result = exception.HttpRequestError.ToString();
            throw;
        }
        finally
        {
            var elapsed = clock.GetElapsedTime(started);
            RequestCost.Current?.AddUpstream(elapsed);
            Log.Called(logger, client, request.Method, address.IdnHost, operation, result, (long)elapsed.TotalMilliseconds);
        }
    }

    private async Task<HttpResponseMessage> SendWholeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The caller did not cancel, so the time to connect ran out.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection in time.", exception);
        }
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxResponse, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Client}: {Method} {Host} {Operation} → {Result} in {Milliseconds} ms")]
        public static partial void Called(
            ILogger logger,
            string client,
            HttpMethod method,
            string host,
            string operation,
            string result,
            long milliseconds
        );
    }
}
