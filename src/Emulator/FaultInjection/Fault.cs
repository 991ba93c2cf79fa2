namespace CleanAcquiring.Emulator.FaultInjection;

/// <summary>A fault of the operations whose names begin with a prefix. Without <see cref="Times"/> it has no end.</summary>
internal sealed record Fault(
    string Operation,
    FaultKind Kind,
    int? Status = null,
    TimeSpan? Delay = null,
    int? Times = null,
    decimal? Probability = null
)
{
    public bool AppliesTo(string operation) => operation.StartsWith(Operation.TrimEnd('*'), StringComparison.OrdinalIgnoreCase);

    public string? Problem() => this switch
    {
        { Operation: null or "" } => "operation: a name or a prefix of names, such as amocrm.elements.get or amocrm.*",
        { Kind: < FaultKind.Status or > FaultKind.RenamedStatus } => "kind: unknown",
        { Status: < 200 or > 599 } => "status: an HTTP status from 200 to 599",
        { Times: < 0 } => "times: not negative",
        { Probability: < 0 or > 1 } => "probability: from 0 to 1",
        { Delay: { } delay } when delay < TimeSpan.Zero || delay > TimeSpan.FromMinutes(10) => "delay: from 0 to 10 minutes",
        _ => null,
    };
}

/// <summary>The kind of a fault. Those from Lose on are for notifications that the emulator sends.</summary>
internal enum FaultKind
{
    /// <summary>No effect; the response has the fault's status.</summary>
    Status,

    /// <summary>The response comes later.</summary>
    Delay,

    /// <summary>The operation takes effect; no response comes until the client gives up.</summary>
    Silence,

    /// <summary>No effect; the connection is aborted.</summary>
    Cut,

    /// <summary>No effect; the response is the HTML page of a proxy.</summary>
    Html,

    /// <summary>The operation takes effect; the response cannot be parsed.</summary>
    Garbage,

    /// <summary>The operation takes effect; the response has the fault's status.</summary>
    StatusAfter,

    /// <summary>The operation takes effect; the response comes byte by byte without an end.</summary>
    SlowBody,

    Lose,
    Duplicate,
    Reorder,
    WrongAmount,
    WrongCurrency,
    WrongSignature,

    /// <summary>The acquirer signs in another way than its documents say.</summary>
    OtherAlgorithm,

    /// <summary>The acquirer adds a field without notice.</summary>
    NewField,

    /// <summary>The acquirer renames a status without notice.</summary>
    RenamedStatus,
}
