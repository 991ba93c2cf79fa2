using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Ports.Acquirers;

/// <summary>How an acquirer answered to an act on a payment.</summary>
public abstract record ActOutcome
{
    private ActOutcome()
    {
    }

    /// <summary>It says what the payment is now; that may still be on its way to the end.</summary>
    public sealed record Done(Evidence Evidence) : ActOutcome;

    public sealed record Refused(string Reason) : ActOutcome;

    /// <summary>Nobody knows: ask, do not repeat.</summary>
    public sealed record Unknown(string Reason) : ActOutcome;
}
