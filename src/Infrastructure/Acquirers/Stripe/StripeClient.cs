using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;
using Microsoft.Extensions.Options;
using Stripe;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>The only HTTP to Stripe: the SDK writes and reads, <see cref="StripeTransport"/> sends once.</summary>
internal sealed class StripeClient(IHttpClientFactory http, IOptions<StripeOptions> options, TimeProvider time)
{
    public const string Name = StripeAcquirer.Name;

    /// <summary>Calls Stripe.</summary>
    /// <param name="operation">For the log, without data.</param>
    /// <param name="seller">Authenticates the call.</param>
    /// <param name="call">Of the SDK; it may call once.</param>
    /// <exception cref="OutageException">Nothing was sent, or Stripe asks to come later (429).</exception>
    public async Task<StripeReply<T>> CallAsync<T>(string operation, StripeSeller seller, Func<V1Services, Task<T>> call)
        where T : class
    {
        // The SDK throws for such a key, and a header must not carry it.
        if (seller.SecretKey.Length == 0 || !seller.SecretKey.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return new StripeReply<T> { Refusal = new StripeRefusal(401, "secret_key", "the secret key is no key of Stripe's") };
        var sdk = new global::Stripe.StripeClient(new StripeClientOptions
        {
            ApiKey = seller.SecretKey,
            ApiBase = options.Value.Prefix().AbsoluteUri.TrimEnd('/'),
            HttpClient = new StripeTransport(http.CreateClient(Name), operation, options.Value.Timeout, time),
        });
        try
        {
            return new StripeReply<T> { Value = await call(sdk.V1) };
        }
        catch (StripeSilenceException silence)
        {
            return new StripeReply<T> { Silence = silence.Message };
        }
        catch (StripeException exception)
        {
            return Refused<T>(exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or OverflowException or InvalidCastException or ArgumentException)
        {
            // The SDK read an answer of another shape; its message would quote it.
            return new StripeReply<T> { Silence = "unreadable" };
        }
    }

    // A refusal is stated by Stripe's error; 409 and 424 mean that the call may still have its effect, 5xx that nobody knows.
    private static StripeReply<T> Refused<T>(StripeException exception)
        where T : class
    {
        var status = (int)exception.HttpStatusCode;
        return exception.StripeError is { } error && status is >= 400 and < 500 and not (408 or 409 or 424) && !IsKeyTaken(error)
            ? new StripeReply<T> { Refusal = new StripeRefusal(status, error.Code ?? "", ReasonOf(status, error)) }
            : new StripeReply<T> { Silence = $"status {status}" };
    }

    // The key is known with other parameters: the first call had its effect.
    private static bool IsKeyTaken(StripeError error) => error.Type == "idempotency_error";

    // Stripe's words on a bad key quote a part of it.
    private static string ReasonOf(int status, StripeError error) =>
        status == 401 ? "401 the secret key was not accepted" : StripeText.Reason($"{error.Code ?? error.Type} {error.Message}");
}
