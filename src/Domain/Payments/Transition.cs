namespace CleanAcquiring.Domain.Payments;

/// <summary>What a piece of evidence does to a payment in some state.</summary>
public enum Transition
{
    /// <summary>The evidence says what is so already.</summary>
    Same,

    /// <summary>The payment moves to what the evidence says.</summary>
    Move,

    /// <summary>Money came after the attempt was over: taken if the invoice still wants it, else for the desk.</summary>
    Late,

    /// <summary>Older news than what we know: noted, without effect.</summary>
    Ignore,

    /// <summary>It cannot be: noted, for the desk, without effect.</summary>
    Contradiction,
}
