namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>What a seller can order for a payment.</summary>
public enum OperationKind
{
    /// <summary>Money goes back to the buyer.</summary>
    Refund = 1,

    /// <summary>Held money is taken.</summary>
    Capture = 2,

    /// <summary>A hold is released, or a form that nobody paid is closed.</summary>
    Cancel = 3,
}
