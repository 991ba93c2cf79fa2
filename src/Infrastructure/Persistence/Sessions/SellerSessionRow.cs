using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Sessions;

/// <summary>A session of a seller's page. An account that was never installed has sessions too, so there is no reference to it.</summary>
internal sealed class SellerSessionRow
{
    public required Platform Platform { get; init; }

    public required long AccountId { get; init; }

    /// <summary>SHA-256 in hexadecimal digits: of the code until it is traded, then of the token.</summary>
    public required string Digest { get; init; }

    public required Actor Actor { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? InstalledAt { get; init; }

    public bool? IsAdministrator { get; init; }

    public DateTimeOffset? RightsReadAt { get; init; }

    public static SellerSessionRow Of(SellerSession session, string digest) => new()
    {
        Platform = session.Tenant.Platform,
        AccountId = session.Tenant.AccountId,
        Digest = digest,
        Actor = session.User,
        OpenedAt = session.OpenedAt,
        ExpiresAt = session.ExpiresAt,
        InstalledAt = session.InstalledAt,
        IsAdministrator = session.IsAdministrator,
        RightsReadAt = session.RightsReadAt,
    };

    public SellerSession ToSession() => new(new TenantKey(Platform, AccountId), Actor, OpenedAt, ExpiresAt)
    {
        InstalledAt = InstalledAt,
        IsAdministrator = IsAdministrator,
        RightsReadAt = RightsReadAt,
    };
}

internal sealed class SellerSessionConfiguration : IEntityTypeConfiguration<SellerSessionRow>
{
    public void Configure(EntityTypeBuilder<SellerSessionRow> builder)
    {
        builder.ToTable("seller_sessions");
        builder.HasKey(it => new { it.Platform, it.AccountId, it.Digest });
        builder.Property(it => it.AccountId).ValueGeneratedNever();
    }
}
