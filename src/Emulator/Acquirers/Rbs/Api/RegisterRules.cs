using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>Checks the registration of an order.</summary>
internal static partial class RegisterRules
{
    private const long LargestAmount = 999_999_999_999;
    private static readonly string[] Currencies = ["643", "840", "978", "933", "398", "156"];

    /// <summary>The refusal of the bank; null for a good request.</summary>
    public static JsonObject? Check(GatewayRequest request)
    {
        if (request.Text("orderNumber") is not { Length: > 0 and <= 32 })
            return Answers.Missing("orderNumber");
        if (request.Minor("amount") is not (> 0 and <= LargestAmount))
            return Answers.Missing("amount");
        if (request.Has("currency") && !Currencies.Contains(request.Text("currency"), StringComparer.Ordinal))
            return Answers.Error(3, "Неизвестная валюта");
        if (!IsUrl(request, "returnUrl", required: true) || !IsUrl(request, "failUrl", required: false))
            return Answers.Missing("returnUrl");
        if (request.Has("dynamicCallbackUrl") && (request.IsJson || !IsUrl(request, "dynamicCallbackUrl", required: false)))
            return Answers.Missing("dynamicCallbackUrl");
        if (request.Text("description") is { } description && !Description().IsMatch(description))
            return Answers.Missing("description");
        if (request.Has("language") && request.Text("language") is not ("ru" or "en"))
            return Answers.Missing("language");
        if (request.Has("sessionTimeoutSecs") && request.Minor("sessionTimeoutSecs") is not > 0)
            return Answers.Missing("sessionTimeoutSecs");
        if (request.Has("jsonParams") && request.Nested("jsonParams") is null)
            return Answers.Missing("jsonParams");
        return request.Has("orderBundle")
            ? CartRules.CheckBundle(request, request.Minor("amount")!.Value)
            : null;
    }

    public static OrderTerms Terms(GatewayRequest request, bool isTwoStage, string? cabinetUrl, DateTimeOffset now) => new(
        request.Text("orderNumber")!,
        request.Minor("amount")!.Value,
        request.Text("currency") ?? "643",
        isTwoStage,
        request.Text("language") == "en",
        request.Text("description"),
        request.Text("returnUrl")!,
        request.Text("failUrl") ?? request.Text("returnUrl")!,
        request.Text("dynamicCallbackUrl") ?? cabinetUrl,
        now.AddSeconds(request.Minor("sessionTimeoutSecs") ?? 1_200),
        request.Nested("orderBundle"),
        request.IsJson,
        request.Origin);

    // On loopback any scheme is accepted, for use on a laptop.
    private static bool IsUrl(GatewayRequest request, string name, bool required) => request.Text(name) switch
    {
        null => !required && !request.Has(name),
        { Length: <= 512 } text => Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && url.IsLoopback),
        _ => false,
    };

    [GeneratedRegex(@"\A[^%+;\r\n<>]{0,512}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Description();
}
