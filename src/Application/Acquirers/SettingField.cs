namespace CleanAcquiring.Application.Acquirers;

/// <summary>One field of an acquirer's settings form, in both languages.</summary>
/// <param name="Key">Name in the JSON of the settings.</param>
/// <param name="Title">What the seller reads.</param>
/// <param name="Help">Where to find the value.</param>
/// <param name="Type">Of the input.</param>
/// <param name="Required">Whether it must be filled.</param>
/// <param name="Secret">Whether it never travels back to the browser.</param>
/// <param name="Options">For <see cref="SettingType.Choice"/>.</param>
public sealed record SettingField(
    string Key,
    LocalText Title,
    LocalText Help,
    SettingType Type,
    bool Required = false,
    bool Secret = false,
    IReadOnlyList<SettingOption>? Options = null)
{
    public int MaxLength { get; init; } = 200;

    /// <summary>Taken when the seller leaves it out.</summary>
    public string? Default { get; init; }
}
