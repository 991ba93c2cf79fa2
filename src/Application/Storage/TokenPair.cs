namespace CleanAcquiring.Application.Storage;

/// <summary>The opened tokens of an account. Printing them prints nothing.</summary>
/// <param name="AccessToken">About 1000 characters.</param>
/// <param name="RefreshToken">Single-use.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
/// <param name="RefreshedAt">When the pair was got.</param>
/// <param name="ApiHost">The vendor's shared host for this account, where the token named one.</param>
public sealed record TokenPair(
    string AccessToken,
    string RefreshToken,
    DateTimeOffset ExpiresAt,
    DateTimeOffset RefreshedAt,
    string? ApiHost
)
{
    public override string ToString() => "(tokens)";
}
