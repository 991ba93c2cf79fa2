using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Fills an acquirer's form from what a seller sent, over what is stored.</summary>
internal static class SettingsForm
{
    /// <summary>
    /// The whole settings, or the first field that is wrong. A secret left out keeps its stored value; unknown keys are
    /// refused.
    /// </summary>
    /// <param name="profile">Of the acquirer.</param>
    /// <param name="sent">By the seller.</param>
    /// <param name="stored">The values of now.</param>
    /// <param name="code">The method's code: where it names a way to pay of the acquirer (<c>sbp</c>), that one is the default.</param>
    public static Result<IReadOnlyDictionary<string, string>> Fill(
        AcquirerProfile profile,
        IReadOnlyDictionary<string, string?> sent,
        IReadOnlyDictionary<string, string> stored,
        string? code = null
    )
    {
        if (HasUnknown(profile, sent))
            return AccountRefusals.Invalid("settings.unknown_key", "There is a setting that this acquirer does not have.");
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value, fault) in Read(profile, sent, stored, code))
        {
            if (fault is not null)
                return AccountRefusals.Invalid($"settings.{fault}", $"{field.Key}: {fault.Replace('_', ' ')}");
            if (!string.IsNullOrEmpty(value))
                filled[field.Key] = value;
        }
        return filled;
    }

    /// <summary>Every field that is wrong; empty where <see cref="Fill"/> can fill the form.</summary>
    public static IReadOnlyList<SettingProblem> Problems(
        AcquirerProfile profile,
        IReadOnlyDictionary<string, string?> sent,
        IReadOnlyDictionary<string, string> stored,
        string? code) =>
        HasUnknown(profile, sent)
            ? [new SettingProblem("", SettingFaults.MessageOf("unknown_key"))]
            :
            [
                .. Read(profile, sent, stored, code)
                    .Where(read => read.Fault is not null)
                    .Select(read => new SettingProblem(read.Field.Key, SettingFaults.MessageOf(read.Fault!))),
            ];

    private static bool HasUnknown(AcquirerProfile profile, IReadOnlyDictionary<string, string?> sent) =>
        sent.Keys.Any(key => profile.Settings.All(field => field.Key != key));

    private static IEnumerable<(SettingField Field, string? Value, string? Fault)> Read(
        AcquirerProfile profile,
        IReadOnlyDictionary<string, string?> sent,
        IReadOnlyDictionary<string, string> stored,
        string? code)
    {
        foreach (var field in profile.Settings)
        {
            var named = profile.Methods?.DefaultOf(field.Key, code);
            var value = Value(field, sent, stored, named) is { } given ? PastedText.Clean(given) : null;
            yield return (field, value, Fault(field, value));
        }
    }

    private static string? Value(
        SettingField field, IReadOnlyDictionary<string, string?> sent, IReadOnlyDictionary<string, string> stored, string? named)
    {
        var given = sent.GetValueOrDefault(field.Key);
        if (field.Secret && string.IsNullOrEmpty(given))
            return stored.GetValueOrDefault(field.Key);
        return sent.ContainsKey(field.Key) ? given : named ?? field.Default;
    }

    private static string? Fault(SettingField field, string? value) => value switch
    {
        null or "" => field.Required ? "is_required" : null,
        _ when value.Length > field.MaxLength || value.Any(char.IsControl) => "is_too_long_or_odd",
        _ when field.Type == SettingType.Boolean && value is not ("true" or "false") => "is_no_switch",
        _ when field.Options is { } options && options.All(option => option.Value != value) => "is_no_option",
        _ => null,
    };
}
