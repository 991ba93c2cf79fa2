using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Reads a query as PHP does: a list is <c>name=</c>, <c>name[]=</c> or <c>name[0]=</c>.</summary>
internal static class ListQuery
{
    private static readonly string[] OfThePage = ["page", "limit"];

    /// <summary>The comma-separated list of extras. Unknown names are ignored.</summary>
    public static HashSet<string> With(this HttpRequest request) =>
        [.. $"{request.Query["with"]}".Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The values of a list, under any of its names; empty without a filter.</summary>
    public static HashSet<string> Values(this IQueryCollection query, params string[] names) =>
        [.. query.Where(pair => Array.Exists(names, name => IsOf(pair.Key, name))).SelectMany(pair => pair.Value).OfType<string>()];

    /// <summary>True where no list of these names excludes the value.</summary>
    public static bool Admits(this HashSet<string> wanted, object? value) =>
        wanted.Count == 0 || wanted.Contains(string.Create(CultureInfo.InvariantCulture, $"{value}"));

    /// <summary>True where the number lies in the filter: <c>name=</c>, or <c>name[from]=</c> and <c>name[to]=</c>.</summary>
    public static bool IsWithin(this IQueryCollection query, string name, long number) =>
        (Number(query, name) is not { } exact || exact == number)
        && (Number(query, $"{name}[from]") is not { } from || number >= from)
        && (Number(query, $"{name}[to]") is not { } to || number <= to);

    /// <summary>The address of another page of the same list: filters, order and extras stay.</summary>
    public static string PageLink(this HttpContext context, int page, int limit)
    {
        var request = context.Request;
        var others = request.Query
            .Where(pair => !OfThePage.Contains(pair.Key, StringComparer.Ordinal))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return QueryHelpers.AddQueryString(
            string.Create(CultureInfo.InvariantCulture, $"https://{context.Account().Host}{request.Path}?page={page}&limit={limit}"),
            others);
    }

    private static bool IsOf(string key, string name) =>
        key.StartsWith(name, StringComparison.Ordinal)
        && key[name.Length..] is var rest
        && (rest.Length == 0 || rest is ['[', .. var index, ']'] && index.All(char.IsAsciiDigit));

    private static long? Number(IQueryCollection query, string name) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
