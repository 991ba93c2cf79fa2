namespace CleanAcquiring.Emulator.FaultInjection;

/// <summary>What goes wrong. The last six are for messages that the emulator itself sends.</summary>
internal enum FaultKind
{
    /// <summary>Nothing happens, the answer has the fault's status.</summary>
    Status,

    /// <summary>The answer comes later.</summary>
    Delay,

    /// <summary>The effect happens, and no answer comes until the client gives up.</summary>
    Silence,

    /// <summary>Nothing happens, the connection is aborted.</summary>
    Cut,

    /// <summary>Nothing happens, the answer is a page of some proxy.</summary>
    Html,

    /// <summary>The effect happens, the answer cannot be parsed.</summary>
    Garbage,

    /// <summary>The effect happens, the answer has the fault's status.</summary>
    StatusAfter,

    /// <summary>The effect happens, the answer begins and comes a byte at a time, without an end.</summary>
    SlowBody,

    Lose,
    Duplicate,
    Reorder,
    WrongAmount,
    WrongCurrency,
    WrongSignature,
}
