using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>An acquirer's answer to an operation.</summary>
public abstract record OperationOutcome
{
    private OperationOutcome()
    {
    }

    /// <summary>The operation was accepted: the payment's state now, which may still be on its way to the end.</summary>
    public sealed record Done(Evidence Evidence) : OperationOutcome;

    public sealed record Refused(string Reason) : OperationOutcome
    {
        /// <summary>The acquirer's report from before the operation, where it may be news to us.</summary>
        public Evidence? Evidence { get; init; }
    }

    /// <summary>The outcome is not known: it is asked, never repeated.</summary>
    public sealed record Unknown(string Reason) : OperationOutcome
    {
        /// <summary>The acquirer's report from before the operation, where it may be news to us.</summary>
        public Evidence? Evidence { get; init; }
    }
}
