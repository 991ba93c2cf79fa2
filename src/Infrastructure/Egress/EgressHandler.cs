using System.Globalization;
using CleanAcquiring.Infrastructure.Telemetry;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>
/// The door every outgoing call passes: asks the policy, reads the whole answer up to a cap, counts the time, writes one line.
/// It repeats nothing, and nothing under it does once a body has begun to leave.
/// </summary>
internal sealed partial class EgressHandler(string client, EgressPolicy policy, TimeProvider clock, ILogger<EgressHandler> logger)
    : DelegatingHandler
{
    /// <summary>Largest answer in bytes, after decompression.</summary>
    public const long MaxAnswer = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri ?? throw new EgressException(client, "", "the request has no address");
        if (policy.Objection(address) is { } objection)
            throw new EgressException(client, address.IsAbsoluteUri ? address.IdnHost : "", objection);
        var operation = request.Options.TryGetValue(Exchange.OperationKey, out var named) ? named : "-";
        var started = clock.GetTimestamp();
        var ending = "failed";
        try
        {
            var response = await SendWholeAsync(request, cancellationToken);
            ending = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        catch (HttpRequestException exception)
        {
            ending = exception.HttpRequestError.ToString();
            throw;
        }
        finally
        {
            var elapsed = clock.GetElapsedTime(started);
            RequestCost.Current?.AddUpstream(elapsed);
            Log.Called(logger, client, request.Method, address.IdnHost, operation, ending, (long)elapsed.TotalMilliseconds);
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
            // Nobody gave up, so the handler's own time to connect ran out.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection in time.", exception);
        }
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswer, cancellationToken);
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
        [LoggerMessage(LogLevel.Information, "{Client}: {Method} {Host} {Operation} → {Ending} in {Milliseconds} ms")]
        public static partial void Called(
            ILogger logger,
            string client,
            HttpMethod method,
            string host,
            string operation,
            string ending,
            long milliseconds
        );
    }
}
