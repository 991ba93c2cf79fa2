using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Who is at the seller's page.</summary>
/// <param name="Tenant">From the token and from nowhere else.</param>
/// <param name="UserId">In the CRM.</param>
/// <param name="Language">Of the account.</param>
/// <param name="ReauthorizeLink">Set when the account has no live grant: it can read that, and nothing else.</param>
public sealed record Seller(TenantKey Tenant, long UserId, string? Language, Uri? ReauthorizeLink);
