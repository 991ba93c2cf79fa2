namespace CleanAcquiring.Application.Acquirers;

/// <summary>One field of an acquirer's settings form, in both languages.</summary>
/// <param name="Key">Name in the JSON of the settings.</param>
/// <param name="Title">The label.</param>
/// <param name="Help">The place where the seller finds the value.</param>
/// <param name="Type">Of the input.</param>
/// <param name="Required">True for a field that must be filled.</param>
/// <param name="Secret">True for a value that never travels back to the browser.</param>
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

    /// <summary>The choice of another field with which it matters; null where it always does.</summary>
    public SettingCondition? ShownWhen { get; init; }
}

public enum SettingType
{
    Text,
    Boolean,
    Choice,
}

public sealed record SettingOption(string Value, LocalText Title);

/// <summary>A value that another field of the form must have.</summary>
public sealed record SettingCondition(string Key, string Value);

/// <summary>The fault of one setting; the empty key stands for all of them together.</summary>
public sealed record SettingProblem(string Key, LocalText Message);
