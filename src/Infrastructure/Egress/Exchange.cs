using System.Net.Http.Headers;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>The end of one call to another system: answered, not sent, or silent after sending.</summary>
internal abstract record Exchange
{
    /// <summary>The request option with the name that the log shows in place of the address.</summary>
    public static readonly HttpRequestOptionsKey<string> OperationKey = new("CleanAcquiring.Operation");

    private Exchange()
    {
    }

    /// <summary>Sends once and never repeats.</summary>
    /// <param name="client">Made by <see cref="EgressRegistration.AddEgressClient"/>.</param>
    /// <param name="request">Disposed here.</param>
    /// <param name="operation">A name for the log, without data.</param>
    /// <param name="timeout">From now to the last byte of the answer.</param>
    /// <param name="clock">Measures the time-out.</param>
    /// <param name="cancellationToken">A cancellation is thrown, not reported as silence.</param>
    /// <exception cref="EgressException">The client may not call this host.</exception>
    public static async Task<Exchange> SendAsync(
        HttpClient client,
        HttpRequestMessage request,
        string operation,
        TimeSpan timeout,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        using var sent = request;
        using var timeLimit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeLimit.Token);
        request.Options.Set(OperationKey, operation);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token), response.Headers)
            {
                RetryAfter = RetryAfterOf(response.Headers, clock),
                MediaType = response.Content.Headers.ContentType?.MediaType,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Silent("timeout");
        }
        catch (HttpRequestException exception)
        {
            return exception.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => new NotSent("name not resolved"),
                HttpRequestError.ConnectionError => new NotSent(
                    exception.InnerException is EgressException refused ? refused.Message : "no connection"
                ),
                HttpRequestError.SecureConnectionError => new NotSent("no secure connection"),
                HttpRequestError.ConfigurationLimitExceeded => new Silent("answer too large"),
                _ => new Silent("connection lost"),
            };
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers, TimeProvider clock)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>The other side answered, whatever the status; the body is whole.</summary>
    public sealed record Answer(int Status, byte[] Body, HttpResponseHeaders Headers) : Exchange
    {
        /// <summary>The wait that the other side asks for; null for none.</summary>
        public TimeSpan? RetryAfter { get; init; }

        public string? MediaType { get; init; }

        // An answer holds tokens and contacts: printing it prints neither.
        public override string ToString() => $"Answer {Status}, {Body.Length} bytes";
    }

    /// <summary>No connection was made, so nothing can have happened there.</summary>
    public sealed record NotSent(string Reason) : Exchange;

    /// <summary>Something was sent and no whole answer came: it may have been acted upon.</summary>
    public sealed record Silent(string Reason) : Exchange;
}
