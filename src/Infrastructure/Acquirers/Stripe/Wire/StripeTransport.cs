using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Egress;
using Stripe;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;

/// <summary>
/// Sends what the SDK wrote through our egress: once, to the declared host, without the SDK's retries, telemetry and description of
/// this machine.
/// </summary>
/// <param name="http">Made by <see cref="EgressRegistration.AddEgressClient"/>.</param>
/// <param name="operation">For the log, without data.</param>
/// <param name="timeout">From now to the last byte of the answer.</param>
/// <param name="time">Measures it.</param>
internal sealed class StripeTransport(HttpClient http, string operation, TimeSpan timeout, TimeProvider time) : IHttpClient
{
    /// <exception cref="OutageException">Nothing was sent, or Stripe asks to come later (429).</exception>
    /// <exception cref="StripeSilenceException">Something was sent and no answer can be read.</exception>
    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.Authorization = request.AuthorizationHeader;
        foreach (var (name, value) in request.StripeHeaders)
            message.Headers.Add(name, value);
        return await Exchange.SendAsync(http, message, $"{StripeClient.Name}.{operation}", timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(StripeClient.Name, operation, notSent.Reason),
            Exchange.Silent silent => throw new StripeSilenceException(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(StripeClient.Name, operation, "429", later.RetryAfter),
            Exchange.Answer answer when IsReadable(answer) =>
                new StripeResponse((HttpStatusCode)answer.Status, answer.Headers, Encoding.UTF8.GetString(answer.Body)),
            Exchange.Answer answer => throw new StripeSilenceException($"status {answer.Status}, unreadable"),
            _ => throw new UnreachableException(),
        };
    }

    public Task<StripeStreamedResponse> MakeStreamingRequestAsync(StripeRequest request, CancellationToken cancellationToken = default) =>
        throw new UnreachableException();

    // An object, and for an error one that says so: the SDK itself stumbles over other JSON.
    private static bool IsReadable(Exchange.Answer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && (answer.Status == (int)HttpStatusCode.OK
                    || document.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
