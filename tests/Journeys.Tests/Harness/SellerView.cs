using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>The seller's API as the page inside amoCRM calls it: with one-time tokens.</summary>
internal sealed class SellerView(HttpClient client, Uri emulator, Uri gateway, AcquirerView acquirer)
{
    public async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(gateway, $"/api/seller{path}"));
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

    /// <summary>Opens a session as the widget does; the address at which the widget then opens our frame.</summary>
    public async Task<string> PageAsync(string page = "/setup")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, "/api/seller/sessions"));
        request.Headers.Add("X-Auth-Token", await TokenAsync());
        request.Headers.Add("Origin", $"https://{CrmView.Demo}");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var opened = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return $"{new Uri(gateway, "/seller")}#code={(string)opened!["code"]!}&page={page}";
    }

    /// <summary>Sends a request that must succeed.</summary>
    public async Task<JsonNode> GetAsync(string path) => await SucceedAsync(HttpMethod.Get, path);

    /// <inheritdoc cref="GetAsync"/>
    public async Task<JsonNode> PostAsync(string path) => await SucceedAsync(HttpMethod.Post, path);

    public async Task<IReadOnlyList<JsonNode>> AttentionAsync() => Items(await GetAsync("/attention"));

    /// <summary>The payments of an invoice, newest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> PaymentsAsync(long invoice = Shop.Invoice) =>
        Items(await GetAsync($"/payments?invoiceId={invoice}"));

    public async Task<JsonNode> OnlyPaymentAsync(long invoice = Shop.Invoice) => (await PaymentsAsync(invoice)).ShouldHaveSingleItem();

    /// <summary>A payment with its receipt, operations, timeline and follow-ups.</summary>
    public async Task<JsonNode> DetailsAsync(string payment) => await GetAsync($"/payments/{payment}");

    public async Task<JsonNode> PaymentAsync(string payment) => (await DetailsAsync(payment))["payment"]!;

    public Task<(int Status, JsonNode? Body)> RefundAsync(string payment, string key, string? roubles = null) =>
        SendAsync(HttpMethod.Post, $"/payments/{payment}/refunds", Amount(roubles), key);

    public Task<(int Status, JsonNode? Body)> CaptureAsync(string payment, string key, string? roubles = null) =>
        SendAsync(HttpMethod.Post, $"/payments/{payment}/capture", Amount(roubles), key);

    public Task<(int Status, JsonNode? Body)> CancelAsync(string payment, string key) =>
        SendAsync(HttpMethod.Post, $"/payments/{payment}/cancel", null, key);

    /// <summary>Adds a payment method, or changes its settings.</summary>
    public async Task AddMethodAsync(string code, bool twoStage = false, Action<JsonObject>? change = null)
    {
        var settings = acquirer.MethodSettings(twoStage);
        change?.Invoke(settings);
        await SucceedAsync(HttpMethod.Put, $"/methods/{code}", new JsonObject { ["acquirer"] = acquirer.Name, ["settings"] = settings });
    }

    /// <summary>Lets users look who are no administrators.</summary>
    public async Task LetUsersLookAsync()
    {
        var settings = await GetAsync("/settings");
        settings["usersMayLook"] = true;
        await SucceedAsync(HttpMethod.Put, "/settings", settings);
    }

    private static IReadOnlyList<JsonNode> Items(JsonNode page) => [.. page["items"]!.AsArray().Select(item => item!)];

    private static JsonNode? Amount(string? roubles) =>
        roubles is null ? null : new JsonObject { ["amount"] = new JsonObject { ["value"] = roubles, ["currency"] = "RUB" } };

    private async Task<JsonNode> SucceedAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        var (status, response) = await SendAsync(method, path, body);
        status.ShouldBe(200, response?.ToJsonString());
        return response!;
    }

    private async Task<string> TokenAsync()
    {
        using var response = await client.PostAsJsonAsync(
            new Uri(emulator, $"/amocrm/{CrmView.Demo}/one-time-token"), new JsonObject(), TestContext.Current.CancellationToken);
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["token"]!;
    }
}
