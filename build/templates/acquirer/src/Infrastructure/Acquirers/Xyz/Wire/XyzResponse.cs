using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz.Wire;

/// <summary>A response of Xyz, or the silence in place of one.</summary>
internal sealed record XyzResponse
{
    /// <summary>The refusal that says that there is no such payment.</summary>
    public const string NotFound = "not_found";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The reason why no usable response came after something was sent; null where Xyz answered.</summary>
    public string? Silence { get; private init; }

    /// <summary>Xyz's own refusal, in its words; null for success.</summary>
    public string? Refusal { get; private init; }

    private JsonElement Root { get; init; }

    public bool IsSuccess => Silence is null && Refusal is null;

    /// <summary>The silence or the refusal, for the seller.</summary>
    public string Reason => Silence ?? Refusal ?? "";

    public static XyzResponse Silent(string reason) => new() { Silence = reason };

    // Replace: how a refusal is told from a success. A 5xx, or a body that is not the acquirer's own, is silence.
    public static XyzResponse Parse(int status, ReadOnlyMemory<byte> body)
    {
        if (status >= 500)
            return Silent($"status {status}");
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var response = new XyzResponse { Root = document.RootElement.Clone() };
            if (response.Root.ValueKind == JsonValueKind.Object)
                return status is >= 200 and < 300 ? response
                    : response with { Refusal = WireText.Cut(response.Text("error") ?? $"status {status}", 200) };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not its own answer: a proxy's page.
        }
        return Silent($"status {status}, unreadable");
    }

    /// <summary>A text, or null when it is absent or of another type.</summary>
    public string? Text(string name)
    {
        if (Root.ValueKind != JsonValueKind.Object || !Root.TryGetProperty(name, out var value)
            || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }
    }

    public Money? Money(string name) =>
        Currency.Parse(Text("currency")) is { } currency
        && decimal.TryParse(Text(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? new Money(amount, currency)
            : null;
}
