namespace CleanAcquiring.Domain.Payments.Operations;

public enum OperationStatus
{
    /// <summary>Written down and on its way; the acquirer may know of it.</summary>
    Requested = 1,

    /// <summary>It was sent and nobody answered.</summary>
    Unknown = 2,
    Succeeded = 3,

    /// <summary>The acquirer did not do it.</summary>
    Refused = 4,

    /// <summary>The acquirer was not reached: as if it had not been ordered.</summary>
    NotSent = 5,
}
