using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>
/// A domain object has one <see cref="TenantKey"/>, a row has two columns that begin every key. EF keys cannot be made of a part of
/// a value, so the columns are shadow properties, set when an object is added and read back by <see cref="Rehydration"/>.
/// </summary>
internal static class Tenancy
{
    public const string Platform = "Platform";
    public const string AccountId = "AccountId";

    public static void HasTenant<T>(this EntityTypeBuilder<T> row)
        where T : class
    {
        row.Ignore(nameof(Account.Tenant));
        row.Property<Platform>(Platform).ValueGeneratedNever();
        row.Property<long>(AccountId).ValueGeneratedNever();
    }

    /// <summary>The rows of one tenant.</summary>
    public static IQueryable<T> Of<T>(this IQueryable<T> rows, TenantKey tenant)
        where T : class =>
        rows.Where(row => EF.Property<Platform>(row, Platform) == tenant.Platform && EF.Property<long>(row, AccountId) == tenant.AccountId);

    /// <summary>Sets the key columns of an object that EF does not track yet.</summary>
    public static void SetTenant(this EntityEntry entry, TenantKey tenant)
    {
        entry.Property(Platform).CurrentValue = tenant.Platform;
        entry.Property(AccountId).CurrentValue = tenant.AccountId;
    }
}
