using CleanAcquiring.Application.Ports.Sealing;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

/// <summary>The tokens stand sealed beside the account, in columns that the account itself does not know.</summary>
internal static class StoredTokens
{
    private const string Access = "AccessToken";
    private const string Refresh = "RefreshToken";
    private const string Expires = "TokenExpiresAt";
    private const string Refreshed = "TokenRefreshedAt";
    private const string ApiHost = "ApiHost";

    public static void Map(EntityTypeBuilder<Account> builder)
    {
        builder.Property<SealedText?>(Access);
        builder.Property<SealedText?>(Refresh);
        builder.Property<DateTimeOffset?>(Expires);
        builder.Property<DateTimeOffset?>(Refreshed);
        builder.Property<string?>(ApiHost);
    }

    public static TokenPair? Read(EntityEntry<Account> entry, ISealing sealing)
    {
        if (entry.Property<SealedText?>(Access).CurrentValue is not { } access || entry.Property<SealedText?>(Refresh).CurrentValue is not { } refresh)
            return null;
        var tenant = entry.Entity.Tenant;
        return new TokenPair(
            sealing.Open(access, PlaceOf(tenant, Access)),
            sealing.Open(refresh, PlaceOf(tenant, Refresh)),
            entry.Property<DateTimeOffset?>(Expires).CurrentValue ?? default,
            entry.Property<DateTimeOffset?>(Refreshed).CurrentValue ?? default,
            entry.Property<string?>(ApiHost).CurrentValue);
    }

    public static void Write(EntityEntry<Account> entry, TokenPair? tokens, ISealing sealing)
    {
        var tenant = entry.Entity.Tenant;
        entry.Property<SealedText?>(Access).CurrentValue = tokens is null ? null : sealing.Seal(tokens.AccessToken, PlaceOf(tenant, Access));
        entry.Property<SealedText?>(Refresh).CurrentValue = tokens is null ? null : sealing.Seal(tokens.RefreshToken, PlaceOf(tenant, Refresh));
        entry.Property<DateTimeOffset?>(Expires).CurrentValue = tokens?.ExpiresAt;
        entry.Property<DateTimeOffset?>(Refreshed).CurrentValue = tokens?.RefreshedAt;
        entry.Property<string?>(ApiHost).CurrentValue = tokens?.ApiHost;
    }

    private static string PlaceOf(TenantKey tenant, string column) => $"account {tenant} {column}";
}
