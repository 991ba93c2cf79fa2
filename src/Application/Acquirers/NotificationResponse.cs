using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The response that an acquirer expects, byte for byte.</summary>
public sealed record NotificationResponse(int Status, string ContentType, string Body)
{
    public static NotificationResponse Refused => Text("FAIL", 403);

    public static NotificationResponse Text(string body, int status = 200) => new(status, "text/plain", body);
}

/// <summary>The result of processing a notification.</summary>
/// <param name="Verdict">A stable code: <c>applied</c>, <c>unverified</c>, <c>rejected</c>, <c>ignored</c>,
/// <c>receipt_failed</c>, <c>approved</c>, <c>not_approved</c>, <c>unknown_order</c>, <c>mismatch</c>.</param>
/// <param name="Detail">For the seller; never a secret.</param>
public sealed record ProcessingResult(string Verdict, string? Detail)
{
    public const string Rejected = "rejected";

    /// <summary>Signed for an unknown order.</summary>
    public const string UnknownOrder = "unknown_order";

    /// <summary>A question of an acquirer that was not answered, or not in time; nobody has to process it any more.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>About another payment or sum than ours.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>The answer to an acquirer that asks before it charges; null where it did not ask.</summary>
    public Approval? Approval { get; init; }

    /// <summary>The payment, where it is about one of ours.</summary>
    public Payment? Payment { get; init; }

    /// <summary>The status before.</summary>
    public PaymentStatus? Before { get; init; }
}
