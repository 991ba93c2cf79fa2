namespace CleanAcquiring.Application.Reconciliation;

/// <summary>One difference between two of the three sides: the acquirer, the gateway, the CRM.</summary>
/// <param name="Direction">The two sides that differ.</param>
/// <param name="Reason">A stable code: one of <see cref="Domain.Payments.Attention"/> or of <see cref="DiscrepancyReason"/>.</param>
/// <param name="Detail">The figures, for a person.</param>
/// <param name="IsHealed">False when a person must decide, or when it could not be compared.</param>
public sealed record Discrepancy(DiscrepancyDirection Direction, string Reason, string? Detail, bool IsHealed)
{
    /// <summary>The pause that the side which did not answer asked for; null when it asked for none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The two sides that differ, the one with the newer state first.</summary>
public enum DiscrepancyDirection
{
    /// <summary>The acquirer knows what we do not.</summary>
    AcquirerToUs,

    /// <summary>The CRM does not show what we wrote.</summary>
    UsToCrm,

    /// <summary>The CRM says what we have not followed: paid by hand, edited, deleted.</summary>
    CrmToUs,
}

/// <summary>Reasons of a difference that needs no attention: it was healed, or could not be compared.</summary>
public static class DiscrepancyReason
{
    /// <summary>The acquirer's state had not reached us; it was applied.</summary>
    public const string Missed = "acquirer.missed";

    /// <summary>The acquirer did not say.</summary>
    public const string NoAnswer = "acquirer.no_answer";

    /// <summary>The payment's method is no longer set up.</summary>
    public const string NoMethod = "method.not_found";

    /// <summary>The CRM had lost the status; it is written again.</summary>
    public const string NotShown = "invoice.not_shown";

    /// <summary>The sync with the CRM had been parked; it is scheduled again.</summary>
    public const string TriedAgain = "follow_up.tried_again";

    /// <summary>The account does not let us in.</summary>
    public const string AccountClosed = "account.closed";
}
