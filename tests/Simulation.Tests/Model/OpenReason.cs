namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>A reason for attention that is open.</summary>
/// <param name="Kind">The kind in the model's words.</param>
/// <param name="Code">The product's own code.</param>
/// <param name="Detail">The figures or the last error.</param>
/// <param name="OrderId">The payment, where it is about one; else empty or another cause.</param>
internal sealed record OpenReason(ReasonKind Kind, string Code, string? Detail, string OrderId)
{
    /// <summary>It tells that the invoice and its money do not fit each other.</summary>
    public bool ExplainsInvoice =>
        Kind is ReasonKind.Excess or ReasonKind.Total or ReasonKind.Status or ReasonKind.Work or ReasonKind.Other;

    /// <summary>It tells that the acquirer's state of a payment and ours may differ.</summary>
    public bool ExplainsPayment => Kind is ReasonKind.Evidence or ReasonKind.Work or ReasonKind.Operation or ReasonKind.Other;
}

internal enum ReasonKind
{
    /// <summary>More than one payment has paid beyond the total.</summary>
    Excess,

    /// <summary>Total and money differ, or the total cannot be read.</summary>
    Total,

    /// <summary>The status is not the one that follows from the money.</summary>
    Status,

    /// <summary>Evidence that could not be applied, or not wholly.</summary>
    Evidence,

    /// <summary>An ended payment has authorized money.</summary>
    LateAuthorization,

    /// <summary>Authorized money is about to go back.</summary>
    HoldEnd,

    /// <summary>Work that was given up.</summary>
    Work,

    /// <summary>An operation without a known result.</summary>
    Operation,

    /// <summary>A payment that the acquirer refused to open, and others that concern no money.</summary>
    NoMoney,

    /// <summary>A code that the model does not know: accepted as an explanation.</summary>
    Other,
}
