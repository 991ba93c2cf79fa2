using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>The seller's page in amoCRM: asks the gateway with one-time tokens.</summary>
internal sealed class SellerView(HttpClient client, Uri emulator, Uri gateway, IEmulatedAcquirer acquirer)
{
    public async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string address, JsonNode? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(gateway, $"/api/seller{address}"));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("X-Auth-Token", await TokenAsync());
        request.Headers.Add("Origin", $"https://{CrmView.Demo}");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async Task<JsonNode> GetAsync(string address)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, address);
        status.ShouldBe(200, body?.ToJsonString());
        return body!;
    }

    /// <summary>The payments of an invoice, newest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> PaymentsAsync(long invoice) =>
        [.. (await GetAsync($"/payments?invoiceId={invoice}"))["items"]!.AsArray().Select(item => item!)];

    public async Task<JsonNode> TimelineAsync(string payment) => await GetAsync($"/payments/{payment}");

    public Task<(int Status, JsonNode? Body)> RefundAsync(string payment, string key, string? roubles = null) =>
        SendAsync(HttpMethod.Post, $"/payments/{payment}/refunds", Sum(roubles), key);

    public static JsonNode? Sum(string? roubles) =>
        roubles is null ? null : new JsonObject { ["amount"] = new JsonObject { ["value"] = roubles, ["currency"] = "RUB" } };

    /// <summary>Sets up one more way to pay at the ordinary terminal.</summary>
    public async Task AddMethodAsync(string code, string stages = "one", string? password = null)
    {
        var settings = new JsonObject();
        foreach (var (key, value) in acquirer.Settings(AcquirerBehavior.Normal, twoStage: stages == "two"))
            settings[key] = value;
        if (password is not null)
            settings["password"] = password;
        var (status, body) = await SendAsync(
            HttpMethod.Put,
            $"/methods/{code}",
            new JsonObject { ["acquirer"] = acquirer.Name, ["settings"] = settings });
        status.ShouldBe(200, body?.ToJsonString());
    }

    private async Task<string> TokenAsync()
    {
        using var answer = await client.PostAsJsonAsync(
            new Uri(emulator, $"/amocrm/{CrmView.Demo}/one-time-token"),
            new JsonObject(),
            TestContext.Current.CancellationToken
        );
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["token"]!;
    }
}
