namespace CleanAcquiring.Application.Reconciliation;

/// <summary>Which two books differ, and who has the news.</summary>
public enum DiscrepancyDirection
{
    /// <summary>The acquirer knows what we do not.</summary>
    AcquirerToUs,

    /// <summary>The CRM does not show what we told it.</summary>
    UsToCrm,

    /// <summary>The CRM says what we have not followed: paid by hand, edited, deleted.</summary>
    CrmToUs,
}
