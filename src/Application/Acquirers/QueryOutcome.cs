using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>An acquirer's answer to a status query.</summary>
public abstract record QueryOutcome
{
    private QueryOutcome()
    {
    }

    public sealed record Found(Evidence Evidence) : QueryOutcome;

    /// <summary>The acquirer knows no such order.</summary>
    public sealed record NotFound : QueryOutcome;

    /// <summary>No usable answer: silence, garbage, an error of the acquirer's own.</summary>
    public sealed record Unknown(string Reason) : QueryOutcome
    {
        /// <summary>The pause that the acquirer asked for; null when it asked for none.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
