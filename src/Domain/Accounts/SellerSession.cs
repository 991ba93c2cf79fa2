using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>A user's session on our pages inside the CRM: opened for a code, started by trading the code for a token.</summary>
/// <param name="Tenant">From the CRM's one-time token and from nowhere else.</param>
/// <param name="User">Of the CRM.</param>
/// <param name="OpenedAt">The time from which its longest life is counted.</param>
/// <param name="ExpiresAt">The end of the code; once started, of the token.</param>
public sealed record SellerSession(TenantKey Tenant, Actor User, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan CodeLife = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(8);
    private static readonly TimeSpan RightsLife = TimeSpan.FromMinutes(10);

    /// <summary>The installation that it was opened in; null where the account had no grant then.</summary>
    public DateTimeOffset? InstalledAt { get; init; }

    /// <summary>null until the CRM has said it.</summary>
    public bool? IsAdministrator { get; init; }

    /// <summary>The time at which the CRM said last whether the user is an administrator.</summary>
    public DateTimeOffset? RightsReadAt { get; init; }

    public static SellerSession Open(TenantKey tenant, long userId, DateTimeOffset now) =>
        new(tenant, new Actor(userId, null), now, now + CodeLife);

    /// <summary>Its life goes on from this use, within the longest one.</summary>
    public SellerSession Use(DateTimeOffset now) =>
        this with { ExpiresAt = now + IdleLife < OpenedAt + LongestLife ? now + IdleLife : OpenedAt + LongestLife };

    public SellerSession Learn(bool isAdministrator, string? name, DateTimeOffset now) =>
        this with { IsAdministrator = isAdministrator, RightsReadAt = now, User = User with { Name = name ?? User.Name } };

    public bool NeedsRights(DateTimeOffset now) => IsAdministrator is null || RightsReadAt is not { } at || now - at >= RightsLife;

    /// <summary>False once the installation that it was opened in has ended, whatever was installed since.</summary>
    public bool Outlives(Account? account) =>
        InstalledAt is null || account is { IsActive: true } && account.InstalledAt == InstalledAt;
}
