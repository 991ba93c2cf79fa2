using System.Globalization;

namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// The facts behind an attention item or an entry of the timeline, as names and values: <c>excess=100.00 RUB; total=50.00 RUB</c>.
/// Whoever shows them chooses the words. A name stands for one kind of value; <see cref="Words"/> is text of others and comes last.
/// </summary>
public static class Figures
{
    public const string Excess = "excess";
    public const string Total = "total";
    public const string Paid = "paid";

    /// <summary>The sum of an open form.</summary>
    public const string Form = "form";

    public const string Authorized = "authorized";
    public const string Withheld = "withheld";
    public const string Stated = "stated";
    public const string Named = "named";
    public const string Back = "back";
    public const string Failed = "failed";

    /// <summary>The acquirer's own status.</summary>
    public const string Said = "said";

    /// <summary>A <see cref="PaymentStatus"/>.</summary>
    public const string State = "state";

    /// <summary>A <see cref="PaymentStatus"/> of a payment that the acquirer no longer knows.</summary>
    public const string Lost = "lost";

    /// <summary>The identifier that disagrees: <c>order</c>, <c>payment</c>, <c>transaction</c>.</summary>
    public const string Foreign = "foreign";

    /// <summary>The invoice status that the CRM shows.</summary>
    public const string Shown = "shown";

    /// <summary>The invoice status that was written.</summary>
    public const string Written = "written";

    /// <summary>The code of a rule that the invoice breaks.</summary>
    public const string Rule = "rule";

    /// <summary>A <see cref="FollowUpKind"/>.</summary>
    public const string Work = "work";

    public const string AnswerBy = "answerBy";
    public const string Order = "order";
    public const string Rejected = "rejected";
    public const string Of = "of";
    public const string Words = "words";

    private const string Between = "; ";

    public static string Write(params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var parts = new List<string>(facts.Length);
        foreach (var (name, value) in facts)
        {
            if (value is not null)
                parts.Add($"{name}={Text(value)}");
        }
        return string.Join(Between, parts);
    }

    /// <summary>In their order; empty for any other text.</summary>
    public static IReadOnlyList<(string Name, string Value)> Read(string? detail)
    {
        var facts = new List<(string, string)>();
        for (var rest = detail ?? ""; rest.Length > 0;)
        {
            if (rest.IndexOf('=', StringComparison.Ordinal) is var equals && equals <= 0 || !rest[..equals].All(char.IsAsciiLetter))
                return [];
            var name = rest[..equals];
            var end = name == Words ? -1 : rest.IndexOf(Between, StringComparison.Ordinal);
            facts.Add((name, end < 0 ? rest[(equals + 1)..] : rest[(equals + 1)..end]));
            rest = end < 0 ? "" : rest[(end + Between.Length)..];
        }
        return facts;
    }

    private static string Text(object value) => value switch
    {
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
