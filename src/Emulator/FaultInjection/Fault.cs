namespace CleanAcquiring.Emulator.FaultInjection;

/// <summary>One fault: where (a prefix of operation names), what, how often. No <see cref="Times"/> means for ever.</summary>
internal sealed record Fault(
    string Operation,
    FaultKind Kind,
    int? Status = null,
    TimeSpan? Delay = null,
    int? Times = null,
    decimal? Probability = null
)
{
    public bool Concerns(string operation) => operation.StartsWith(Operation.TrimEnd('*'), StringComparison.OrdinalIgnoreCase);

    public string? Flaw() => this switch
    {
        { Operation: null or "" } => "operation: a name or a prefix of names, such as amocrm.elements.get or tbank.*",
        { Kind: < FaultKind.Status or > FaultKind.WrongSignature } => "kind: unknown",
        { Status: < 200 or > 599 } => "status: an HTTP status from 200 to 599",
        { Times: < 0 } => "times: not negative",
        { Probability: < 0 or > 1 } => "probability: from 0 to 1",
        { Delay: { } delay } when delay < TimeSpan.Zero || delay > TimeSpan.FromMinutes(10) => "delay: from 0 to 10 minutes",
        _ => null,
    };
}
