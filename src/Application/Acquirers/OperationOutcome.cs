using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>How an acquirer answered to an act on a payment.</summary>
public abstract record OperationOutcome
{
    private OperationOutcome()
    {
    }

    /// <summary>It says what the payment is now; that may still be on its way to the end.</summary>
    public sealed record Done(Evidence Evidence) : OperationOutcome;

    public sealed record Refused(string Reason) : OperationOutcome;

    /// <summary>Nobody knows: ask, do not repeat.</summary>
    public sealed record Unknown(string Reason) : OperationOutcome;
}
