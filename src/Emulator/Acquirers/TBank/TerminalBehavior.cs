namespace CleanAcquiring.Emulator.Acquirers.TBank;

internal enum TerminalBehavior
{
    /// <summary>Cards only, everything works.</summary>
    Obliging,

    /// <summary>Init makes the payment and never answers.</summary>
    Silent,

    /// <summary>Every call is refused with HTTP 429 before anything is done.</summary>
    Down,

    /// <summary>Init is refused: the bank has blocked the terminal.</summary>
    Blocked,

    /// <summary>As obliging, and SBP is switched on.</summary>
    Sbp,
}
