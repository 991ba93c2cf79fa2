using System.Text.Json;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>A payment method as the seller's page sends it.</summary>
internal sealed record MethodBody
{
    public string? Acquirer { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>Values are strings, booleans or numbers; null leaves a secret as it is.</summary>
    public Dictionary<string, JsonElement>? Settings { get; init; }

    /// <summary>As text, the way an acquirer's form knows them; nothing when a value is nested.</summary>
    public IReadOnlyDictionary<string, string?>? Read()
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in Settings ?? [])
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return null;
            texts[key] = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        return texts;
    }
}
