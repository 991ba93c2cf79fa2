using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>An acquirer with the form of its settings, in the account's language.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Test">True where no money moves.</param>
/// <param name="Settings">The form.</param>
internal sealed record AcquirerResponse(string Name, string Title, bool Test, IReadOnlyList<SettingResponse> Settings)
{
    public static AcquirerResponse Of(AcquirerProfile profile, string language) =>
        new(
            profile.Name, profile.Title, profile.IsTrial, [.. profile.Settings.Select(field => SettingResponse.Of(field, language))]);
}

/// <summary>A field of an acquirer's settings form.</summary>
/// <param name="Key">Name in the settings.</param>
/// <param name="Title">The label.</param>
/// <param name="Help">The place where the seller finds the value.</param>
/// <param name="Type"><c>text</c>, <c>boolean</c> or <c>choice</c>.</param>
/// <param name="Required">True for a field that must be filled.</param>
/// <param name="Secret">True for a value that never travels back.</param>
/// <param name="Options">Of a choice.</param>
/// <param name="ShownWhen">The value of another field with which it matters; null where it always does.</param>
internal sealed record SettingResponse(
    string Key,
    string Title,
    string Help,
    string Type,
    bool Required,
    bool Secret,
    IReadOnlyList<OptionResponse> Options,
    ConditionResponse? ShownWhen)
{
    public static SettingResponse Of(SettingField field, string language) => new(
        field.Key,
        field.Title.In(language),
        field.Help.In(language),
        EnumNames.Of(field.Type),
        field.Required,
        field.Secret,
        [.. (field.Options ?? []).Select(option => new OptionResponse(option.Value, option.Title.In(language)))],
        field.ShownWhen is { } condition ? new ConditionResponse(condition.Key, condition.Value) : null);
}

internal sealed record OptionResponse(string Value, string Title);

/// <summary>A value that another field of the form must have.</summary>
internal sealed record ConditionResponse(string Key, string Value);
