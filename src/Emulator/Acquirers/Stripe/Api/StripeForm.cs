using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Api;

/// <summary>The parameters of a call: nested names in brackets, each once.</summary>
internal sealed class StripeForm(IEnumerable<KeyValuePair<string, StringValues>> pairs)
{
    private readonly Dictionary<string, string> values =
        pairs.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    public string? this[string name] => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The whole numbers of Stripe have no sign, no fraction and no spaces.</summary>
    public long? Whole(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public IReadOnlyDictionary<string, string> Map(string prefix) => values
        .Where(pair => pair.Key.StartsWith(prefix + "[", StringComparison.Ordinal) && pair.Key.EndsWith(']'))
        .ToDictionary(pair => pair.Key[(prefix.Length + 1)..^1], pair => pair.Value, StringComparer.Ordinal);

    public IReadOnlyList<string> List(string prefix) =>
        [.. values.Where(pair => Regex.IsMatch(pair.Key, $@"\A{Regex.Escape(prefix)}\[[0-9]*\]\z", RegexOptions.None, Short))
            .Select(pair => pair.Value)];

    /// <summary>The first name that the call does not know; null where it knows all. Indexes are written as <c>[0]</c>.</summary>
    public string? Unknown(params string[] known) => values.Keys.FirstOrDefault(name =>
    {
        var plain = Regex.Replace(name, @"\[[0-9]+\]", "[0]", RegexOptions.None, Short);
        return !known.Contains(plain, StringComparer.Ordinal)
            && !known.Any(prefix => prefix.EndsWith("[*]", StringComparison.Ordinal)
                && plain.StartsWith(prefix[..^2], StringComparison.Ordinal));
    });

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
}
