using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>A tenant is one column, <c>amocrm/31415926</c>: what a sharding Postgres distributes by is one column.</summary>
internal sealed class TenantKeyConverter() : ValueConverter<TenantKey, string>(tenant => Write(tenant), text => Read(text))
{
    public static string Write(TenantKey tenant) =>
        string.Create(CultureInfo.InvariantCulture, $"{(tenant.Platform == Platform.Kommo ? "kommo" : "amocrm")}/{tenant.AccountId}");

    private static TenantKey Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new TenantKey(text.StartsWith('k') ? Platform.Kommo : Platform.AmoCrm, long.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }
}
