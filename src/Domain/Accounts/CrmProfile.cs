using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>The CRM's data of an account, read at installation and again when stale.</summary>
/// <param name="Host">The account's own host, <c>demoshop.amocrm.ru</c>.</param>
/// <param name="Name">The account's name.</param>
/// <param name="Currency">The account's currency, where it said one.</param>
/// <param name="TimeZone">IANA name; invoice dates are shown in it.</param>
/// <param name="Language">Language of invoices: <c>ru</c>, <c>en</c>, ….</param>
/// <param name="InvoicesListId">The list that holds the invoices, when known.</param>
public sealed record CrmProfile(string Host, string? Name, Currency? Currency, string? TimeZone, string? Language, long? InvoicesListId)
{
    public TimeZoneInfo Zone =>
        TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
