using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

/// <summary>
/// The columns of an account's tokens. They are no part of the domain; they come with the account's row, so that a checkout reads
/// account, methods and tokens at once.
/// </summary>
internal sealed class TokenColumns(ISealing sealing)
{
    public const string Access = "AccessToken";
    public const string Refresh = "RefreshToken";
    private const string ExpiresAt = "TokensExpireAt";
    private const string RefreshedAt = "TokensRefreshedAt";
    private const string ApiHost = "ApiHost";
    private static readonly string[] All = [Access, Refresh, ExpiresAt, RefreshedAt, ApiHost];

    public static void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property<string?>(Access);
        builder.Property<string?>(Refresh);
        builder.Property<DateTimeOffset?>(ExpiresAt);
        builder.Property<DateTimeOffset?>(RefreshedAt);
        builder.Property<string?>(ApiHost);
    }

    public TokenPair? Read(EntityEntry<Account> row)
    {
        var tenant = row.Entity.Tenant;
        return Value<string?>(row, Access) is { } access && Value<string?>(row, Refresh) is { } refresh
            ? new TokenPair(
                sealing.Open(new SealedText(access), PlaceOf(tenant, Access)),
                sealing.Open(new SealedText(refresh), PlaceOf(tenant, Refresh)),
                Value<DateTimeOffset?>(row, ExpiresAt) ?? default,
                Value<DateTimeOffset?>(row, RefreshedAt) ?? default,
                Value<string?>(row, ApiHost))
            : null;
    }

    public void Write(EntityEntry<Account> row, TokenPair? tokens)
    {
        var tenant = row.Entity.Tenant;
        row.Property(Access).CurrentValue = tokens is null ? null : sealing.Seal(tokens.AccessToken, PlaceOf(tenant, Access)).Cipher;
        row.Property(Refresh).CurrentValue = tokens is null ? null : sealing.Seal(tokens.RefreshToken, PlaceOf(tenant, Refresh)).Cipher;
        row.Property(ExpiresAt).CurrentValue = tokens?.ExpiresAt;
        row.Property(RefreshedAt).CurrentValue = tokens?.RefreshedAt;
        row.Property(ApiHost).CurrentValue = tokens?.ApiHost;
    }

    /// <summary>Copies newer columns to an entry that was read before.</summary>
    public static void Mirror(EntityEntry<Account> from, EntityEntry<Account> to)
    {
        foreach (var name in All)
            Mirror(from.Property(name), to.Property(name));
    }

    /// <summary>Takes the value that another context wrote as the stored one: it is not saved again.</summary>
    public static void Mirror(PropertyEntry from, PropertyEntry to)
    {
        to.CurrentValue = from.CurrentValue;
        to.OriginalValue = from.CurrentValue;
        to.IsModified = false;
    }

    private static T Value<T>(EntityEntry<Account> row, string name) => row.Property<T>(name).CurrentValue;

    /// <summary>The place that a token is sealed for.</summary>
    public static string PlaceOf(TenantKey tenant, string column) => $"account {tenant} {column}";
}
