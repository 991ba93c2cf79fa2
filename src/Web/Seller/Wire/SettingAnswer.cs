using CleanAcquiring.Application.Ports.Acquirers;

namespace CleanAcquiring.Web.Seller.Wire;

internal sealed record SettingAnswer(string Key, string Title, string Help, string Type, bool Required, bool Secret, IReadOnlyList<OptionAnswer> Options)
{
    public static SettingAnswer Of(SettingField field, string language) => new(
        field.Key,
        field.Title.In(language),
        field.Help.In(language),
        field.Type switch { SettingType.Text => "text", SettingType.Boolean => "boolean", SettingType.Choice => "choice" },
        field.Required,
        field.Secret,
        [.. (field.Options ?? []).Select(option => new OptionAnswer(option.Value, option.Title.In(language)))]);
}
