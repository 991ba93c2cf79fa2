using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>A way to pay that an acquirer offers (card, SBP, a wallet), with the terms that it has there.</summary>
/// <param name="Value">Option of the settings form.</param>
/// <param name="Title">The label of the option.</param>
/// <param name="Lifetime">The time that a buyer has to pay.</param>
public sealed record AcquirerMethod(string Value, LocalText Title, TimeSpan Lifetime)
{
    /// <summary>Null where the acquirer captures at once, whatever is ordered, or where the length is not known.</summary>
    public HoldLength? HoldLength { get; init; }
}

/// <summary>The ways to pay of an acquirer, of which a seller's settings choose one; the first is taken where none is stored.</summary>
/// <param name="key">Name of the choice in the JSON of the settings.</param>
/// <param name="methods">In the order of the form.</param>
public sealed class AcquirerMethods(string key, params AcquirerMethod[] methods)
{
    private readonly SettingChoice<AcquirerMethod> choice =
        new(key, methods[0], [.. methods.Select(method => (method.Value, method.Title, method))]);

    public IReadOnlyList<AcquirerMethod> All => methods;

    public SettingField Field(LocalText title, LocalText help) => choice.Field(title, help);

    /// <summary>The way to pay that a method's code names, for the field of this choice; null for any other field or code.</summary>
    public string? DefaultOf(string field, string? code) =>
        field == key ? Array.Find(methods, method => string.Equals(method.Value, code, StringComparison.OrdinalIgnoreCase))?.Value : null;

    /// <summary>Refused, with the name of the field, for a stored value that is none of the options.</summary>
    public Result<AcquirerMethod> Read(AcquirerConnection connection) => choice.Read(connection);
}
