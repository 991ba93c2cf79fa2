namespace CleanAcquiring.Domain.Accounts;

/// <summary>A secret in its sealed form; only the sealing port can open it, and printing it prints nothing.</summary>
public sealed record SealedText(string Cipher)
{
    public override string ToString() => "(sealed)";
}
