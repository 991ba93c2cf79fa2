using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Domain.Common;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa.Wire;

/// <summary>A response of YooKassa, or the silence in place of one.</summary>
internal sealed record YooKassaResponse
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The reason why no usable response came after something was sent; null where YooKassa answered.</summary>
    public string? Silence { get; private init; }

    /// <summary>The code of an error: <c>invalid_request</c>, <c>not_found</c>; null for success.</summary>
    public string? ErrorCode { get; private init; }

    /// <summary>The member of the request that an error is about.</summary>
    public string? Parameter { get; private init; }

    /// <summary>The object of a success: a payment, a refund, a list.</summary>
    public JsonElement Root { get; private init; }

    /// <summary>YooKassa's code and words, or the silence, for the seller.</summary>
    public string Reason { get; private init; } = "";

    public bool IsSuccess => Silence is null && ErrorCode is null;

    public bool IsNotFound => ErrorCode == "not_found";

    public static YooKassaResponse Silent(string reason) => new() { Silence = reason, Reason = reason };

    /// <summary>Reads an answer. A 5xx and a 202 are silence: YooKassa itself does not know the outcome then.</summary>
    public static YooKassaResponse Parse(int status, ReadOnlyMemory<byte> body)
    {
        if (status is >= 500 or 202)
            return Silent($"status {status}");
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object)
                return status is >= 200 and < 300 ? new YooKassaResponse { Root = root } : Error(status, root);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not its own answer: a proxy's page.
        }
        return Silent($"status {status}, unreadable");
    }

    /// <summary>A sum; old answers have the value as a number.</summary>
    public static Money? Sum(JsonElement root, string name)
    {
        if (Currency.Parse(Text(root, name, "currency")) is not { } currency)
            return null;
        return decimal.TryParse(Scalar(root, name, "value"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? new Money(amount, currency)
            : null;
    }

    private static YooKassaResponse Error(int status, JsonElement root)
    {
        var code = Text(root, "code") ?? $"status {status}";
        var parameter = Text(root, "parameter");
        var words = string.Join(' ', new[] { code, parameter, Text(root, "description") }.Where(word => word is { Length: > 0 }));
        return new YooKassaResponse { ErrorCode = code, Parameter = parameter, Reason = WireText.Cut(words, 200) };
    }
}
