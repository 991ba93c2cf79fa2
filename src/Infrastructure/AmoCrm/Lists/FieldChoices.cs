using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Caching.Memory;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>The choices that an account's list offers in its select fields, by its own definitions.</summary>
internal sealed class FieldChoices(AccountClient client, IMemoryCache cache)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    /// <summary>The choices of a field; none when the account does not show them.</summary>
    public async Task<IReadOnlyList<FieldChoice>> ReadAsync(
        Account account, long listId, string fieldCode, CancellationToken cancellationToken)
    {
        if (Known(account, listId, fieldCode) is { } known)
            return known;
        var (all, _) = await AskAsync(account, listId, cancellationToken);
        return all.GetValueOrDefault(fieldCode) ?? [];
    }

    /// <summary>The choices of a field as the account defines them now; null where it is closed or does not show its fields.</summary>
    public async Task<IReadOnlyList<FieldChoice>?> ReadNowAsync(
        Account account, long listId, string fieldCode, CancellationToken cancellationToken)
    {
        var (all, isShown) = await AskAsync(account, listId, cancellationToken);
        return isShown ? all.GetValueOrDefault(fieldCode) ?? [] : null;
    }

    private async Task<(Dictionary<string, IReadOnlyList<FieldChoice>> All, bool IsShown)> AskAsync(
        Account account, long listId, CancellationToken cancellationToken)
    {
        var path = $"/api/v4/catalogs/{listId.Digits()}/custom_fields";
        var (fields, closed) = await client.ListAsync(account, "fields.list", path, "custom_fields", cancellationToken);
        var all = fields
            .Where(field => field.Member("code").AsText() is not null)
            .GroupBy(field => field.Member("code").AsText()!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Choices(group.First()), StringComparer.Ordinal);
        var isShown = closed is null && all.Count > 0;
        if (isShown)
            cache.Set(KeyOf(account, listId), all, Remembered);
        return (all, isShown);
    }

    /// <summary>The choice that a field of an invoice names by its number; null where there is none.</summary>
    public async Task<FieldChoice?> FindAsync(
        Account account, long listId, string fieldCode, ElementField field, CancellationToken cancellationToken) =>
        field.EnumId is { } id
            ? (await ReadAsync(account, listId, fieldCode, cancellationToken)).FirstOrDefault(choice => choice.Id == id)
            : null;

    /// <summary>The choices of a field if they were read before; else null.</summary>
    public IReadOnlyList<FieldChoice>? Known(Account account, long listId, string fieldCode) =>
        cache.Get<Dictionary<string, IReadOnlyList<FieldChoice>>>(KeyOf(account, listId)) is { } all
            ? all.GetValueOrDefault(fieldCode) ?? []
            : null;

    private static IReadOnlyList<FieldChoice> Choices(JsonElement field) =>
    [
        .. field.Member("enums").Items()
            .Where(choice => choice.Member("id").AsWhole() is not null)
            .Select(choice => new FieldChoice(
                choice.Member("id").AsWhole() ?? 0, choice.Member("code").AsText(), choice.Member("value").AsText())),
    ];

    private static (string, TenantKey, long) KeyOf(Account account, long listId) => ("amocrm.choices", account.Tenant, listId);
}

/// <summary>One choice of a select field.</summary>
/// <param name="Id">Of this account.</param>
/// <param name="Code">Null in old accounts and for choices that sellers add.</param>
/// <param name="Name">The seller's own.</param>
internal sealed record FieldChoice(long Id, string? Code, string? Name);
