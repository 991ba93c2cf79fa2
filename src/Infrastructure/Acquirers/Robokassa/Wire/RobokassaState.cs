using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa.Wire;

/// <summary>The answer to a question about an operation: XML, read without a document type.</summary>
/// <param name="Result">0 found, 1 bad signature, 2 no such shop, 3 no such operation, 4 two operations, 1000 an error of its own.</param>
internal sealed record RobokassaState(string Result)
{
    private static readonly XNamespace Space = "http://merchant.roboxchange.com/WebService/";

    /// <summary>Code of the operation's state; null where none is told.</summary>
    public string? Code { get; private init; }

    public DateTimeOffset? StateDate { get; private init; }

    /// <summary>Roubles for the shop.</summary>
    public decimal? OutSum { get; private init; }

    /// <summary>Key of the operation, by which it is refunded.</summary>
    public string? OpKey { get; private init; }

    /// <summary>Additional parameters that were sent with the form.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; private init; } = new Dictionary<string, string>();

    /// <summary>Null when the bytes are no answer of Robokassa's.</summary>
    public static RobokassaState? Parse(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root;
            if (Text(root, "Result", "Code") is not { Length: > 0 } result)
                return null;
            return new RobokassaState(result)
            {
                Code = Text(root, "State", "Code"),
                StateDate = DateTimeOffset.TryParse(
                    Text(root, "State", "StateDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                    ? date
                    : null,
                OutSum = decimal.TryParse(
                    Text(root, "Info", "OutSum"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) ? sum : null,
                OpKey = Text(root, "Info", "OpKey") is { Length: > 0 } key ? key : null,
                Fields = FieldsOf(root),
            };
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Text(XElement? root, string group, string name) =>
        root?.Element(Space + group)?.Element(Space + name)?.Value.Trim();

    private static Dictionary<string, string> FieldsOf(XElement? root)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in root?.Element(Space + "UserField")?.Elements(Space + "Field") ?? [])
        {
            if (field.Element(Space + "Name")?.Value is { } name)
                fields[name] = field.Element(Space + "Value")?.Value ?? "";
        }
        return fields;
    }
}
