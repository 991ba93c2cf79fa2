using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>What became of a notification.</summary>
/// <param name="Verdict">A stable word: <c>applied</c>, <c>unverified</c>, <c>rejected</c>, <c>ignored</c>,
/// <c>unknown_order</c>, <c>mismatch</c>.</param>
/// <param name="Detail">For the desk; never a secret.</param>
public sealed record ProcessingResult(string Verdict, string? Detail)
{
    /// <summary>Signed for an order that nobody here made.</summary>
    public const string UnknownOrder = "unknown_order";

    /// <summary>About another payment or sum than ours.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>About which, where it is about one of ours.</summary>
    public Payment? Payment { get; init; }

    /// <summary>What it was before.</summary>
    public PaymentStatus? Before { get; init; }
}
