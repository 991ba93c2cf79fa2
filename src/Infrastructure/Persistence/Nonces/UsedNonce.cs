namespace CleanAcquiring.Infrastructure.Persistence.Nonces;

/// <summary>
/// Something that was used once. The only table without a tenant: what is remembered (a state, a token's id) is checked before
/// anybody knows whose it is.
/// </summary>
/// <param name="Purpose">Names of different purposes do not meet.</param>
/// <param name="Digest">SHA-256 of the value in hexadecimal digits: any value fits, and the table tells nobody what it was.</param>
/// <param name="RememberUntil">After it the value cannot be used for other reasons.</param>
internal sealed record UsedNonce(string Purpose, string Digest, DateTimeOffset RememberUntil);
