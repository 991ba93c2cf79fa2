using System.Text.Json;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

/// <summary>
/// A response of the bank, or the silence in place of one. Members are read leniently: the same one is a string in one call and a
/// number in another.
/// </summary>
internal sealed record TBankResponse
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    /// <summary>The reason why no readable response came after something was sent; null where the bank answered.</summary>
    public string? Silence { get; init; }

    public string ErrorCode { get; init; } = "";

    public bool Success { get; init; }

    public string? Message { get; init; }

    public string? TerminalKey { get; init; }

    public string? OrderId { get; init; }

    public string? PaymentId { get; init; }

    public string? Status { get; init; }

    /// <summary>Kopecks.</summary>
    public long? Amount { get; init; }

    /// <summary>Kopecks that remain after the operation; only in responses to Cancel.</summary>
    public long? NewAmount { get; init; }

    public string? PaymentUrl { get; init; }

    /// <summary>The payload link of GetQr.</summary>
    public string? Data { get; init; }

    /// <summary>The link to T-Pay or SberPay.</summary>
    public string? RedirectUrl { get; init; }

    /// <summary>The way of payment; only in responses to GetState.</summary>
    public string? Source { get; init; }

    /// <summary>Code and words of the payer's bank that refused the last refund; only in responses to GetQrState.</summary>
    public string? RefundRefusal { get; init; }

    /// <summary>Only in responses to CheckOrder.</summary>
    public IReadOnlyList<TBankResponse> Payments { get; init; } = [];

    /// <summary>True where both of the bank's signs of success agree.</summary>
    public bool IsAccepted => Success && ErrorCode == TBankErrors.Ok;

    /// <summary>True where the bank refused. False for silence and for errors after which the bank itself does not know.</summary>
    public bool IsRefused => Silence is null && !Success && !TBankErrors.IsTechnical(ErrorCode);

    /// <summary>
    /// The bank's code and message, or the silence, for the seller. The bank's details may quote what was sent and are left out.
    /// </summary>
    public string Reason => Silence ?? TBankText.Reason($"{ErrorCode} {Message}");

    public static TBankResponse Silent(string reason) => new() { Silence = reason };

    /// <summary>Null when the bytes are no response of the bank's: no JSON object, or one without an error code.</summary>
    public static TBankResponse? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object && Scalar(document.RootElement, "ErrorCode") is { Length: > 0 }
                ? Read(document.RootElement)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TBankResponse Read(JsonElement root) => new()
    {
        ErrorCode = Scalar(root, "ErrorCode") ?? "",
        Success = string.Equals(Scalar(root, "Success"), "true", StringComparison.OrdinalIgnoreCase),
        Message = Scalar(root, "Message"),
        TerminalKey = Scalar(root, "TerminalKey"),
        OrderId = Scalar(root, "OrderId"),
        PaymentId = Scalar(root, "PaymentId"),
        Status = Scalar(root, "Status"),
        Amount = Minor(root, "Amount"),
        NewAmount = Minor(root, "NewAmount"),
        PaymentUrl = Scalar(root, "PaymentURL"),
        Data = Scalar(root, "Data"),
        RedirectUrl = Object(root, "Params") is { } link ? Scalar(link, nameof(RedirectUrl)) : null,
        Source = Objects(root, "Params")
            .Where(pair => Scalar(pair, "Key") == nameof(Source))
            .Select(pair => Scalar(pair, "Value"))
            .FirstOrDefault(),
        RefundRefusal = TBankText.Reason($"{Scalar(root, "QrCancelCode")} {Scalar(root, "QrCancelMessage")}") is { Length: > 0 } refusal
            ? refusal
            : null,
        Payments = [.. Objects(root, nameof(Payments)).Select(Read)],
    };
}
