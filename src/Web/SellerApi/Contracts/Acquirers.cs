using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>An acquirer with the form of its settings, in the account's language.</summary>
internal sealed record AcquirerResponse(string Name, string Title, IReadOnlyList<SettingResponse> Settings)
{
    public static AcquirerResponse Of(AcquirerProfile profile, string language) =>
        new(profile.Name, profile.Title, [.. profile.Settings.Select(field => SettingResponse.Of(field, language))]);
}

/// <summary>A field of an acquirer's settings form.</summary>
internal sealed record SettingResponse(
    string Key, string Title, string Help, string Type, bool Required, bool Secret, IReadOnlyList<OptionResponse> Options)
{
    public static SettingResponse Of(SettingField field, string language) => new(
        field.Key,
        field.Title.In(language),
        field.Help.In(language),
        EnumNames.Of(field.Type),
        field.Required,
        field.Secret,
        [.. (field.Options ?? []).Select(option => new OptionResponse(option.Value, option.Title.In(language)))]);
}

internal sealed record OptionResponse(string Value, string Title);
