using System.Globalization;
using System.Text.Json;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

/// <summary>An answer of the bank, read leniently: the same member is a string in one call and a number in another.</summary>
internal sealed record TBankReply
{
    private const int LongestReason = 200;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    public required string ErrorCode { get; init; }

    public bool Success { get; init; }

    public string? Message { get; init; }

    public string? TerminalKey { get; init; }

    public string? OrderId { get; init; }

    public string? PaymentId { get; init; }

    public string? Status { get; init; }

    /// <summary>Kopecks.</summary>
    public long? Amount { get; init; }

    /// <summary>Kopecks before an act; only in answers to Cancel.</summary>
    public long? OriginalAmount { get; init; }

    /// <summary>Kopecks that remain after an act; only in answers to Cancel.</summary>
    public long? NewAmount { get; init; }

    public string? PaymentUrl { get; init; }

    /// <summary>The payload link of GetQr.</summary>
    public string? Data { get; init; }

    /// <summary>Only in answers to CheckOrder.</summary>
    public IReadOnlyList<TBankReply> Payments { get; init; } = [];

    /// <summary>Accepted without a doubt: both of the bank's ways to say so agree.</summary>
    public bool IsAccepted => Success && ErrorCode == TBankErrors.Ok;

    /// <summary>The bank's code and words, for the seller; its details may quote what was sent and are left out.</summary>
    public string Reason => TBankText.Plain($"{ErrorCode} {Message}".Trim(), LongestReason);

    /// <summary>Nothing when the bytes are no answer of the bank's: no JSON object, or none with an error code.</summary>
    public static TBankReply? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object && Text(document.RootElement, "ErrorCode") is { Length: > 0 }
                ? Read(document.RootElement)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A scalar as text, whatever its type; nothing when absent, null or nested.</summary>
    public static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>Whole kopecks; nothing for anything else.</summary>
    public static long? Kopecks(JsonElement root, string name) =>
        long.TryParse(Text(root, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var kopecks) ? kopecks : null;

    private static TBankReply Read(JsonElement root) => new()
    {
        ErrorCode = Text(root, "ErrorCode") ?? "",
        Success = string.Equals(Text(root, "Success"), "true", StringComparison.OrdinalIgnoreCase),
        Message = Text(root, "Message"),
        TerminalKey = Text(root, "TerminalKey"),
        OrderId = Text(root, "OrderId"),
        PaymentId = Text(root, "PaymentId"),
        Status = Text(root, "Status"),
        Amount = Kopecks(root, "Amount"),
        OriginalAmount = Kopecks(root, "OriginalAmount"),
        NewAmount = Kopecks(root, "NewAmount"),
        PaymentUrl = Text(root, "PaymentURL"),
        Data = Text(root, "Data"),
        Payments = root.TryGetProperty(nameof(Payments), out var payments) && payments.ValueKind == JsonValueKind.Array
            ? [.. payments.EnumerateArray().Where(payment => payment.ValueKind == JsonValueKind.Object).Select(Read)]
            : [],
    };
}
