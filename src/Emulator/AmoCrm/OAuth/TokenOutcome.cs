namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>What the token endpoint decided.</summary>
internal abstract record TokenOutcome
{
    public sealed record Issued(TokenPair Pair) : TokenOutcome;

    public sealed record Refused(int Status, string Hint) : TokenOutcome;
}
