using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire;

/// <summary>A response of PayKeeper, or the silence in place of one.</summary>
internal sealed record PayKeeperResponse
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    /// <summary>The reason why no usable response came after something was sent; null where PayKeeper answered.</summary>
    public string? Silence { get; private init; }

    /// <summary>PayKeeper's own refusal, in its words; null for success.</summary>
    public string? Refusal { get; private init; }

    /// <summary>A page or a redirect in place of data: login and password are wrong, or the address is.</summary>
    public bool IsPage { get; private init; }

    /// <summary>The objects of the answer: one, or those of a list.</summary>
    public IReadOnlyList<JsonElement> Rows { get; private init; } = [];

    public bool IsSuccess => Silence is null && Refusal is null;

    public bool IsNotFound => Refusal?.Contains("не найден", StringComparison.OrdinalIgnoreCase) == true;

    public bool IsTokenRefused => Refusal?.Contains("Токен безопасности", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The action was done or accepted.</summary>
    public bool IsDone => IsSuccess && Text("result") == "success";

    /// <summary>The silence or the refusal, for the seller.</summary>
    public string Reason => Silence ?? Refusal ?? "unreadable";

    public static PayKeeperResponse Silent(string reason) => new() { Silence = reason };

    public static PayKeeperResponse Parse(int status, ReadOnlyMemory<byte> body)
    {
        if (status == 401)
            return new PayKeeperResponse { Refusal = "401: login or password is wrong" };
        if (status is < 200 or >= 300)
            return new PayKeeperResponse { Silence = $"status {status}", IsPage = status is >= 300 and < 400 };
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement.Clone();
            IEnumerable<JsonElement> all = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : [root];
            List<JsonElement> rows = [.. all.Where(row => row.ValueKind == JsonValueKind.Object)];
            if (rows.Count > 0 || root.ValueKind == JsonValueKind.Array)
                return new PayKeeperResponse { Rows = rows, Refusal = RefusalOf(rows) };
        }
        catch (JsonException)
        {
            // A page of a proxy, or the one that asks for a password.
        }
        var isPage = body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        return new PayKeeperResponse { Silence = $"status {status}, unreadable", IsPage = isPage };
    }

    /// <summary>A member of the first object.</summary>
    public string? Text(string name) => Rows.Count > 0 ? Text(Rows[0], name) : null;

    /// <summary>A text or a number as it is written; null when it is absent or of another type.</summary>
    public static string? Text(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetRawText();
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }
    }

    public static Money? Roubles(JsonElement row, string name) =>
        decimal.TryParse(Text(row, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? Money.Rub(amount)
            : null;

    private static string? RefusalOf(List<JsonElement> rows) => rows is [var only] && Text(only, "result") == "fail"
        ? WireText.Cut(Text(only, "msg") is { Length: > 0 } words ? words : "no reason", 200)
        : null;
}
