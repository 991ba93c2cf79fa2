namespace CleanAcquiring.Application.Crm;

/// <summary>What a genuine one-time token of the seller's page says.</summary>
/// <param name="AccountId">The only source of the tenant.</param>
/// <param name="UserId">Who.</param>
/// <param name="IsAdmin">Nothing when the token does not say.</param>
/// <param name="Issuer">The account's address, <c>https://demoshop.amocrm.ru</c>.</param>
/// <param name="Nonce">For writes, which need a token not used before.</param>
public sealed record SellerToken(long AccountId, long UserId, bool? IsAdmin, string Issuer, OneTimeNonce Nonce);
