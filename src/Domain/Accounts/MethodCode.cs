namespace CleanAcquiring.Domain.Accounts;

/// <summary>The symbolic code of a payment method: 1 to 50 Latin letters, digits or underscores.</summary>
public readonly record struct MethodCode
{
    private readonly string? value;

    private MethodCode(string value) => this.value = value;

    public string Value => value ?? "";

    public static MethodCode? Parse(string? text) =>
        text is { Length: >= 1 and <= 50 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? new MethodCode(text) : null;

    public override string ToString() => Value;
}
