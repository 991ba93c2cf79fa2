using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Nonces;

internal sealed class UsedNonceConfiguration : IEntityTypeConfiguration<UsedNonce>
{
    public void Configure(EntityTypeBuilder<UsedNonce> builder)
    {
        builder.ToTable("nonces");
        builder.HasKey(nonce => new { nonce.Purpose, nonce.Hash });
        builder.Property(nonce => nonce.Purpose).HasMaxLength(30);
        builder.Property(nonce => nonce.Hash).HasMaxLength(64);
        builder.HasIndex(nonce => nonce.ExpiresAt);
    }
}
