using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>The seller's API as users of several accounts call it, with tokens that are right or wrong in one part.</summary>
internal sealed class SellerCalls(Shop shop)
{
    public async Task<string> TokenAsync(string host, bool isAdmin = true)
    {
        using var response = await shop.Client.PostAsJsonAsync(
            Emulator(host, "one-time-token"), new JsonObject { ["isAdmin"] = isAdmin }, TestContext.Current.CancellationToken);
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["token"]!;
    }

    public async Task<(int Status, JsonNode? Body)> SendAsync(
        HttpMethod method, string path, string host, string token, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(shop.GatewayUrl, $"/api/seller{path}"));
        request.Content = body is null ? null : JsonContent.Create(body);
        if (token.Length > 0)
            request.Headers.Add("X-Auth-Token", token);
        request.Headers.Add("Origin", $"https://{host}");
        using var response = await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async Task<JsonNode> ReadAsync(string host, string path)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path, host, await TokenAsync(host));
        status.ShouldBe(200);
        return body!;
    }

    /// <summary>False where the page offers to connect again.</summary>
    public async Task<bool> IsConnectedAsync(string host) => (await ReadAsync(host, "/methods"))["state"] is null;

    /// <summary>Changes the account in amoCRM: <c>install</c>, <c>uninstall</c>, <c>end-access</c>.</summary>
    public async Task CallEmulatorAsync(string host, string act)
    {
        using var response = await shop.Client.PostAsJsonAsync(
            Emulator(host, act), new JsonObject(), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The claims of a token, signed once more: proof that this test signs as amoCRM does.</summary>
    public string Sign(string token) => Sign(token, "HS256", _ => { });

    /// <param name="token">A good one.</param>
    /// <param name="fault">A claim, <c>signature</c>, <c>alg</c> or <c>missing</c>.</param>
    public string Spoil(string token, string fault) => fault switch
    {
        "missing" => "",
        "signature" => token[..^4] + (token[^4..] == "AAAA" ? "BBBB" : "AAAA"),
        "alg" => Sign(token, "none", _ => { })[..^43],
        "exp" => Sign(token, "HS256", claims =>
        {
            foreach (var claim in (string[])["iat", "nbf", "exp"])
                claims[claim] = (long)claims[claim]! - 86_400;
        }),
        _ => Sign(token, "HS256", claims => claims[fault] = "https://other.example"),
    };

    private string Sign(string token, string algorithm, Action<JsonObject> change)
    {
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();
        // Another number: this one may have been used.
        claims["jti"] = $"{claims["jti"]}-{RandomNumberGenerator.GetHexString(8)}";
        change(claims);
        var signed = $"{Encode($$"""{"typ":"JWT","alg":"{{algorithm}}"}""")}.{Encode(claims.ToJsonString())}";
        var key = Encoding.UTF8.GetBytes(shop.Settings["AmoCrm:ClientSecret"]!);
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private Uri Emulator(string host, string act) => new(shop.EmulatorUrl, $"/amocrm/{host}/{act}");
}
