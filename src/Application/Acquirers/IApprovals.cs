namespace CleanAcquiring.Application.Acquirers;

/// <summary>
/// The acquirer asks before it charges, by a notification that is read as <see cref="NotificationReading.ApprovalRequested"/>, and is
/// answered from our records. The question is no evidence of money.
/// </summary>
public interface IApprovals
{
    /// <summary>The time in which we answer, well within the one after which the acquirer refuses the buyer by itself.</summary>
    TimeSpan AnswerTime { get; }

    /// <summary>
    /// It came to the address for questions. Such a notification has no effect that somebody would have to make up for. Pure.
    /// </summary>
    bool IsQuestion(RawNotification notification);

    /// <summary>The answer in the acquirer's format. Pure.</summary>
    NotificationResponse Answer(Approval approval);
}

/// <summary>The answer to an acquirer that asks whether it may charge.</summary>
public enum Approval
{
    /// <summary>The payment is open, and this is its sum.</summary>
    Granted,

    /// <summary>There is no such payment, or it belongs to other credentials.</summary>
    UnknownOrder,

    /// <summary>Another sum or currency than ours.</summary>
    WrongAmount,

    /// <summary>The time to pay is over.</summary>
    Expired,

    /// <summary>The payment has ended, or the invoice has its money.</summary>
    NotPayable,

    /// <summary>Our records could not be read in time.</summary>
    Unavailable,
}
