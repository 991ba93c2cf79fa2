namespace CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;

/// <summary>Stripe's answer to one call: a value, a refusal, or the silence in place of both.</summary>
internal sealed record StripeReply<T>
    where T : class
{
    /// <summary>Null where Stripe refused or is silent.</summary>
    public T? Value { get; init; }

    public StripeRefusal? Refusal { get; init; }

    /// <summary>The reason why no answer can be read after something was sent; null where Stripe answered.</summary>
    public string? Silence { get; init; }

    /// <summary>The refusal or the silence, for the seller.</summary>
    public string Reason => Refusal?.Reason ?? Silence ?? "";

    /// <summary>The same refusal or silence in place of another value.</summary>
    public StripeReply<TOther> As<TOther>()
        where TOther : class => new() { Refusal = Refusal, Silence = Silence };
}

/// <summary>Stripe's "no" to a call.</summary>
/// <param name="Status">HTTP.</param>
/// <param name="Code">Stripe's own; empty where it names none.</param>
/// <param name="Reason">Code and words, on one line.</param>
internal sealed record StripeRefusal(int Status, string Code, string Reason)
{
    public bool IsNotFound => Code == "resource_missing";
}

/// <summary>Thrown below the SDK where something was sent and no answer can be read; caught above it, in the same call.</summary>
internal sealed class StripeSilenceException : Exception
{
    public StripeSilenceException()
    {
    }

    public StripeSilenceException(string message)
        : base(message)
    {
    }

    public StripeSilenceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
