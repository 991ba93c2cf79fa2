using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>How an acquirer answered a question about a payment.</summary>
public abstract record QueryOutcome
{
    private QueryOutcome()
    {
    }

    public sealed record Found(Evidence Evidence) : QueryOutcome;

    /// <summary>It says that it knows no such order.</summary>
    public sealed record NotFound : QueryOutcome;

    /// <summary>It did not say: silence, garbage, an error of its own.</summary>
    public sealed record Unknown(string Reason) : QueryOutcome;
}
