using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Nonces;

internal sealed class UsedNonceConfiguration : IEntityTypeConfiguration<UsedNonce>
{
    public void Configure(EntityTypeBuilder<UsedNonce> builder)
    {
        builder.ToTable("nonces");
        builder.HasKey(nonce => new { nonce.Purpose, nonce.Digest });
        builder.HasIndex(nonce => nonce.RememberUntil).HasDatabaseName("ix_nonces_remember_until");
    }
}
