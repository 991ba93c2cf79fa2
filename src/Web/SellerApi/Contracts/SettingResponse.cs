using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Web.SellerApi.Contracts;

internal sealed record SettingResponse(
    string Key,
    string Title,
    string Help,
    string Type,
    bool Required,
    bool Secret,
    IReadOnlyList<OptionResponse> Options
)
{
    public static SettingResponse Of(SettingField field, string language) => new(
        field.Key,
        field.Title.In(language),
        field.Help.In(language),
        field.Type switch { SettingType.Text => "text", SettingType.Boolean => "boolean", SettingType.Choice => "choice" },
        field.Required,
        field.Secret,
        [.. (field.Options ?? []).Select(option => new OptionResponse(option.Value, option.Title.In(language)))]);
}
