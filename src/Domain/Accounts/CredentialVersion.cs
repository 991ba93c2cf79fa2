namespace CleanAcquiring.Domain.Accounts;

/// <summary>The credentials of a payment method as the seller once typed them. A payment keeps those that it was opened with.</summary>
/// <param name="Number">From 1 for each method, without gaps.</param>
/// <param name="Acquirer">The acquirer's short name in addresses and configuration.</param>
/// <param name="Settings">The acquirer's form, sealed.</param>
/// <param name="Shop">
/// Number of the first version at the same shop of the acquirer. Where only a secret was replaced, the older one works no longer, so
/// the newest version of a shop stands for all of them.
/// </param>
/// <param name="CreatedAt">By our clock.</param>
public sealed record CredentialVersion(int Number, string Acquirer, SealedText Settings, int Shop, DateTimeOffset CreatedAt);
