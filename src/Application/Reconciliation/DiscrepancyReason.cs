namespace CleanAcquiring.Application.Reconciliation;

/// <summary>Reasons of a difference that never lie on the desk: they were healed, or nobody could compare.</summary>
public static class DiscrepancyReason
{
    /// <summary>The acquirer's news had not reached us; it was applied.</summary>
    public const string Missed = "acquirer.missed";

    /// <summary>The acquirer did not say.</summary>
    public const string NoAnswer = "acquirer.no_answer";

    /// <summary>The payment's method is no longer set up: nobody can be asked.</summary>
    public const string NoMethod = "method.not_found";

    /// <summary>The CRM had lost the status; it is written again.</summary>
    public const string NotShown = "invoice.not_shown";

    /// <summary>Telling the CRM had been given up; it is tried again.</summary>
    public const string TriedAgain = "follow_up.tried_again";

    /// <summary>The account does not let us in.</summary>
    public const string AccountClosed = "account.closed";
}
