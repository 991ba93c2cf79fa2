using System.Net.Http.Headers;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>How one call to another system ended. What may be done next depends on which of the three it is.</summary>
internal abstract record Exchange
{
    /// <summary>Where a request carries the name that the log shows in place of its address.</summary>
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
    /// <param name="cancellationToken">The caller's; its cancellation is thrown, not reported as silence.</param>
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
        using var patience = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
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
        /// <summary>How long it asks us to wait, where it does.</summary>
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
