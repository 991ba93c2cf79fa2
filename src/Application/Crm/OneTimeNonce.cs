namespace CleanAcquiring.Application.Crm;

/// <summary>Something that may be used once.</summary>
/// <param name="Value">The unique part.</param>
/// <param name="ExpiresAt">After this it is refused anyway and need not be remembered.</param>
public sealed record OneTimeNonce(string Value, DateTimeOffset ExpiresAt);
