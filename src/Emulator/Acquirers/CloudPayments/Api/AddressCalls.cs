using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Api;

/// <summary>The calls of the API about the addresses of a site's notifications.</summary>
internal static class AddressCalls
{
    private static readonly string[] Methods = ["GET", "POST"];
    private static readonly string[] Encodings = ["UTF8", "Windows1251"];
    private static readonly string[] Formats = ["CloudPayments", "QIWI", "RT"];

    public static JsonObject Get(DemoSite site, string kind) => ApiCalls.Answer(
        true,
        null,
        site.Notifications.GetValueOrDefault(kind) is { } setting
            ? new JsonObject
            {
                ["IsEnabled"] = setting.IsEnabled,
                ["Address"] = setting.Address.AbsoluteUri,
                ["HttpMethod"] = setting.HttpMethod,
                ["Encoding"] = setting.Encoding,
                ["Format"] = setting.Format,
            }
            : new JsonObject { ["IsEnabled"] = false, ["Address"] = null });

    public static JsonObject Update(DemoSite site, string kind, JsonObject request)
    {
        if (request["IsEnabled"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            return ApiCalls.Refused("IsEnabled is required");
        if (!Uri.TryCreate(WireJson.Text(request, "Address"), UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            return ApiCalls.Refused("Address is wrong");
        // Left out, the method is GET.
        if (Choice(request, "HttpMethod", Methods) is not { } method
            || Choice(request, "Encoding", Encodings) is not { } encoding
            || Choice(request, "Format", Formats) is not { } format)
            return ApiCalls.Refused("HttpMethod, Encoding or Format is wrong");
        var isEnabled = request["IsEnabled"]!.GetValueKind() == JsonValueKind.True;
        site.Notifications[kind] = new NotificationSetting(isEnabled, address, method, encoding, format);
        return ApiCalls.Answer(true, null, null);
    }

    // The first one where none is named, null for a word that there is not.
    private static string? Choice(JsonObject request, string name, string[] choices) =>
        request[name] is null ? choices[0]
        : Array.Find(choices, choice => choice.Equals(WireJson.Text(request, name), StringComparison.OrdinalIgnoreCase));
}
