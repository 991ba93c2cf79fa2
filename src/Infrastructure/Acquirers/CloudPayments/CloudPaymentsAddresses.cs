using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>
/// Enters the addresses of a site's notifications by its API. That of Check can be entered in the cabinet alone: it is compared.
/// </summary>
internal sealed class CloudPaymentsAddresses(CloudPaymentsClient client)
{
    private const string Post = "POST";
    private const string Format = "CloudPayments";
    private static readonly string[] Kinds = ["Pay", "Fail", "Confirm", "Refund", "Cancel"];

    /// <exception cref="OutageException">It could not be told all.</exception>
    public async Task<IReadOnlyList<SettingProblem>> RegisterAsync(Uri url, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            var entered = await CallAsync($"site/notifications/{kind}/update", Entry(url, kind), site, cancellationToken);
            if (!entered.IsSuccess)
                return [Refused(kind, entered.Reason)];
        }
        var check = await CallAsync("site/notifications/Check/get", [], site, cancellationToken);
        return check is { IsSuccess: true, Model: { } model } && IsEntered(model, AddressOf(url, "Check")) ? [] : [NoCheck(url)];
    }

    private async Task<CloudPaymentsResponse> CallAsync(
        string path, JsonObject body, CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        var response = await client.PostAsync(path, body, null, site, cancellationToken);
        return response.Silence is { } reason ? throw new OutageException(CloudPaymentsClient.Name, path, reason) : response;
    }

    // Left out, the method is GET.
    private static JsonObject Entry(Uri url, string kind) => new()
    {
        ["IsEnabled"] = true,
        ["Address"] = AddressOf(url, kind),
        ["HttpMethod"] = Post,
        ["Encoding"] = "UTF8",
        ["Format"] = Format,
    };

    private static bool IsEntered(JsonElement model, string address) =>
        CloudPaymentsResponse.IsTrue(model, "IsEnabled")
        && CloudPaymentsResponse.Text(model, "Address") == address
        && string.Equals(CloudPaymentsResponse.Text(model, "HttpMethod"), Post, StringComparison.OrdinalIgnoreCase)
        && CloudPaymentsResponse.Text(model, "Format") == Format;

    private static string AddressOf(Uri url, string kind) => $"{url.AbsoluteUri}/{kind.ToLowerInvariant()}";

    private static SettingProblem Refused(string kind, string reason) => new(
        CloudPaymentsSettings.Registers,
        new($"CloudPayments не приняли адрес {kind}: {reason}", $"CloudPayments did not take the address of {kind}: {reason}"));

    private static SettingProblem NoCheck(Uri url) => new(
        CloudPaymentsSettings.Registers,
        new(
            $"Остальные адреса записаны. Check вводится только в личном кабинете (POST, UTF‑8, CloudPayments): {AddressOf(url, "Check")}",
            $"The others are entered. Check is entered in the cabinet alone (POST, UTF‑8, CloudPayments): {AddressOf(url, "Check")}"));
}
