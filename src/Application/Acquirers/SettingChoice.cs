using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>A choice of a settings form: one table of options and meanings, for the form and for reading what is stored.</summary>
/// <param name="key">Name in the JSON of the settings.</param>
/// <param name="unset">Meaning of a setting that is not stored; its option is the form's default.</param>
/// <param name="options">In the order of the form.</param>
public sealed class SettingChoice<T>(string key, T unset, params (string Value, LocalText Title, T Meaning)[] options)
{
    public SettingField Field(LocalText title, LocalText help) => new(
        key, title, help, SettingType.Choice, Options: [.. options.Select(option => new SettingOption(option.Value, option.Title))])
    {
        Default = Array.Find(options, option => Equals(option.Meaning, unset)).Value,
    };

    /// <summary>Refused, with the name of the field, for a stored value that is none of the options.</summary>
    public Result<T> Read(AcquirerConnection connection)
    {
        if (connection[key] is not { Length: > 0 } stored)
            return Result<T>.Of(unset);
        var at = Array.FindIndex(options, option => option.Value == stored);
        return at < 0 ? AcquirerConnection.Damaged(key, "is no option") : Result<T>.Of(options[at].Meaning);
    }
}
