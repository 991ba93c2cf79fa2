using System.Text.Json;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs.Wire;

/// <summary>A response of the gateway, or the silence in place of one. Members are read leniently: numbers come as strings too.</summary>
internal sealed record RbsResponse
{
    private const int LongestReason = 200;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The reason why no usable response came after something was sent; null where the gateway answered.</summary>
    public string? Silence { get; private init; }

    /// <summary><c>0</c> for success; otherwise its meaning depends on the call.</summary>
    public string ErrorCode { get; private init; } = "";

    /// <summary>The gateway's code and words, or the silence, for the seller.</summary>
    public string Reason { get; private init; } = "";

    public JsonElement Root { get; private init; }

    public bool IsAccepted => Silence is null && ErrorCode == RbsErrors.Ok;

    public bool IsRefused => Silence is null && ErrorCode != RbsErrors.Ok;

    public static RbsResponse Silent(string reason) => new() { Silence = reason, Reason = reason };

    /// <summary>
    /// Reads an answer. The gateway's own error counts whatever the HTTP status; success counts with HTTP 2xx alone, since an absent
    /// error code means success there and is absent from a proxy's page too.
    /// </summary>
    public static RbsResponse Parse(int status, ReadOnlyMemory<byte> body)
    {
        var json = body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object)
                return Read(status, root);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A page of HTML: a wrong address or maintenance.
        }
        return Silent($"status {status}, unreadable");
    }

    private static RbsResponse Read(int status, JsonElement root)
    {
        var own = Scalar(root, "errorCode") is { Length: > 0 } code ? code : null;
        var isFailure = Scalar(root, "success") == "false";
        var error = own ?? (Scalar(root, "error", "code") is { Length: > 0 } nested ? nested : isFailure ? "failure" : RbsErrors.Ok);
        var isOk = error == RbsErrors.Ok;
        // In a 5xx only the gateway's own code says that nothing was done; two signs that disagree say nothing.
        if (status is < 200 or >= 300 && isOk || status >= 500 && own is null || isOk && isFailure)
            return Silent($"status {status}");
        var words = Scalar(root, "errorMessage") ?? Scalar(root, "error", "message") ?? Scalar(root, "error", "description");
        return new RbsResponse { Root = root, ErrorCode = error, Reason = RbsText.Line($"{error} {words}", LongestReason) };
    }
}
