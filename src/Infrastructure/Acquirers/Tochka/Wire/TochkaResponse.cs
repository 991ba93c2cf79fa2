using System.Globalization;
using System.Text.Json;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka.Wire;

/// <summary>A response of the bank, or the silence in place of one.</summary>
internal sealed record TochkaResponse
{
    private const int FailedDependency = 424;
    private const int LongestReason = 200;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The reason why no usable response came after something was sent; null where the bank answered.</summary>
    public string? Silence { get; private init; }

    public int Status { get; private init; }

    /// <summary>The object of a success.</summary>
    public JsonElement Data { get; private init; }

    /// <summary>Pages of a list, this one included.</summary>
    public int TotalPages { get; private init; } = 1;

    /// <summary>The bank's words and the id that its support asks for, or the silence; for the seller.</summary>
    public string Reason { get; private init; } = "";

    public bool IsSuccess => Silence is null && Status is >= 200 and < 300;

    /// <summary>Token absent, expired or deleted, or a right is missing.</summary>
    public bool IsDenied => Status is 401 or 403;

    /// <summary>Acquiring is not connected for this company.</summary>
    public bool IsNotConnected => Status == 501;

    /// <summary>Our reference is taken. The bank's core refuses in two languages and without a code of its own.</summary>
    public bool IsExisting => Status == FailedDependency && Says("exist", "существует") && !Says("not exist", "не существует");

    /// <summary>The bank knows no such operation.</summary>
    public bool IsNotFound => Status == FailedDependency && Says("not found", "не найден");

    public static TochkaResponse Silent(string reason) => new() { Silence = reason, Reason = reason };

    /// <summary>Reads an answer. A 5xx is silence (but for 501), and so is a body that is not the bank's.</summary>
    public static TochkaResponse Parse(int status, ReadOnlyMemory<byte> body)
    {
        if (status is >= 500 and not 501)
            return Silent($"status {status}");
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object)
                return Read(status, root) ?? Silent($"status {status}, unreadable");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A proxy's page, or strings that are no text.
        }
        return Silent($"status {status}, unreadable");
    }

    private static TochkaResponse? Read(int status, JsonElement root)
    {
        if (status is >= 200 and < 300)
        {
            return root.TryGetProperty(nameof(Data), out var data) && data.ValueKind == JsonValueKind.Object
                ? new TochkaResponse { Status = status, Data = data, TotalPages = Pages(root) }
                : null;
        }
        var words = WireJson.Objects(root, "Errors").Select(error => TochkaText.Text(error, "message"))
            .Prepend(TochkaText.Text(root, "message"))
            .Where(text => text is not null)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return words.Count == 0 && TochkaText.Text(root, "code") is null
            ? null
            : new TochkaResponse { Status = status, Reason = ReasonOf(status, words, TochkaText.Text(root, "id")) };
    }

    // The words may quote what was sent: an e-mail address is left out.
    private static string ReasonOf(int status, IEnumerable<string?> words, string? id)
    {
        var said = string.Join("; ", words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var plain = string.Join(' ', said.Select(word => word.Contains('@', StringComparison.Ordinal) ? "…" : word));
        return $"{status} {WireText.Cut(plain, LongestReason)}{(id is null ? "" : $" ({WireText.Cut(id, 40)})")}".Trim();
    }

    private static int Pages(JsonElement root) =>
        root.TryGetProperty("Meta", out var meta)
        && int.TryParse(TochkaText.Text(meta, "totalPages"), NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
            ? Math.Max(1, pages)
            : 1;

    private bool Says(string english, string russian) =>
        Reason.Contains(english, StringComparison.OrdinalIgnoreCase) || Reason.Contains(russian, StringComparison.OrdinalIgnoreCase);
}
