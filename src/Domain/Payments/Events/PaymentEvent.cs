namespace CleanAcquiring.Domain.Payments.Events;

/// <summary>A change of a payment from which follow-ups are scheduled.</summary>
public abstract record PaymentEvent
{
    private PaymentEvent()
    {
    }

    /// <summary>Saved; about to be sent to the acquirer.</summary>
    public sealed record Created(DateTimeOffset At) : PaymentEvent;

    /// <summary>The buyer can pay until the time given.</summary>
    public sealed record Opened(DateTimeOffset At, DateTimeOffset ExpiresAt) : PaymentEvent;

    /// <summary>The acquirer's answer was lost.</summary>
    public sealed record BecameUnknown(DateTimeOffset At) : PaymentEvent;

    /// <summary>It must end at the acquirer before another payment may begin.</summary>
    public sealed record Abandoned(DateTimeOffset At) : PaymentEvent;

    /// <summary>Another payment may begin, while this one can still be paid at the acquirer.</summary>
    public sealed record LetGo(DateTimeOffset At) : PaymentEvent;

    public sealed record Authorized(DateTimeOffset At) : PaymentEvent;

    /// <summary>Money was taken.</summary>
    public sealed record Paid(DateTimeOffset At) : PaymentEvent;

    /// <summary>Some or all of the money went back.</summary>
    public sealed record Refunded(DateTimeOffset At) : PaymentEvent;

    /// <summary>The buyer's bank disputes it, or the dispute was decided.</summary>
    public sealed record Disputed(DateTimeOffset At) : PaymentEvent;

    /// <summary>An operation is about to be sent.</summary>
    public sealed record OperationRequested(DateTimeOffset At) : PaymentEvent;

    /// <summary>The acquirer accepted an operation that is still on its way.</summary>
    public sealed record OperationAccepted(DateTimeOffset At) : PaymentEvent;

    /// <summary>The acquirer's answer to an operation was lost.</summary>
    public sealed record OperationBecameUnknown(DateTimeOffset At) : PaymentEvent;

    public sealed record OperationSettled(DateTimeOffset At) : PaymentEvent;

    /// <summary>It ended without money; a hold, if there was one, was released.</summary>
    public sealed record Ended(DateTimeOffset At, bool WasAuthorized = false) : PaymentEvent;
}
