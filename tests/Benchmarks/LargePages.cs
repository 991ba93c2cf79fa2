using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Benchmarks;

/// <summary>Measures the pages inside amoCRM over HTTP, as the frame's script asks for them.</summary>
internal static class LargePages
{
    // Every pooled connection reads a page of the database for the first time once: its process maps it then.
    private const int Warmups = 30;
    private const int Repetitions = 60;

    // What a person feels as at once; the network and the browser come on top.
    private const double Limit = 100;

    private const string Host = "load1.amocrm.ru";

    public static async Task MeasureAsync(HttpClient client, int payments)
    {
        var token = await SignInAsync(client);
        var position = (string)(await LargeTables.ExecuteAsync(
            $"""
            SELECT ((extract(epoch FROM created_at) * 10000000)::bigint + {DateTimeOffset.UnixEpoch.Ticks}) || '.' || order_id
            FROM payments WHERE account_id = {LargeTables.Large.AccountId} ORDER BY created_at OFFSET 60 LIMIT 1
            """))!;
        var last = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(position));
        var id = (Guid)(await LargeTables.ExecuteAsync(
            $"SELECT id FROM payments WHERE account_id = {LargeTables.Large.AccountId} AND invoice_id = {payments / 2}"))!;
        var day = TimeProvider.System.GetUtcNow().AddSeconds(-10L * payments).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Report.Line($"{"page",-44} {"p50",8} {"p95",8} {"max",8}  ms");
        foreach (var (name, page) in Pages(last, id, day, payments))
            await TimeAsync(client, token, name, page);
    }

    private static IEnumerable<(string Name, string Page)> Pages(string last, Guid id, string day, int payments) =>
    [
        ("list, first page", "payments"),
        ("list, the last page", $"payments/rows?after={last}"),
        ("list, a state of 1 %", "payments/rows?state=declined"),
        ("list, a state without payments", "payments/rows?state=refunded"),
        ("list, a method of 1 %", "payments/rows?method=sbp"),
        ("list, a method without payments", "payments/rows?method=never"),
        ("list, a method and a state without payments", "payments/rows?method=sbp&state=declined"),
        ("list, a day in the middle", $"payments/rows?first={day}&last={day}&offset=180"),
        ("list, a day and a state", $"payments/rows?first={day}&last={day}&offset=180&state=declined"),
        ("search, all match", "payments/rows?q=%D0%A1%D1%87%D1%91%D1%82"),
        ("search, one matches", $"payments/rows?q=%E2%84%96{payments / 2}"),
        ("search, an order number", $"payments/rows?q=copy-{payments / 2}"),
        ("search, none matches", "payments/rows?q=nothing"),
        ("search with a state, none matches", "payments/rows?q=nothing&state=declined"),
        ("methods of the filter", "payments/methods"),
        ("a payment", $"payments/{id:N}"),
        ("a payment's progress", $"payments/{id:N}/progress?state=paid"),
        ("totals by day", "payments/totals"),
        ("attention, first page", "attention"),
        ("set-up", "setup"),
        ("webhooks", "webhooks"),
        ("journal", "journal"),
    ];

    private static async Task TimeAsync(HttpClient client, string token, string name, string page)
    {
        List<double> times = [];
        for (var number = 0; number < Warmups + Repetitions; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{MeasuredGateway.Url}/seller/pages/{page}"));
            request.Headers.Add("Authorization", $"Bearer {token}");
            var began = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(request);
            await response.Content.LoadIntoBufferAsync();
            if (number >= Warmups)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            response.EnsureSuccessStatusCode();
        }
        var ordered = times.Order().ToArray();
        var over = Report.Percentile95(ordered) > Limit ? "  over the limit" : "";
        Report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-44} {Report.Median(ordered),8:0.0} {Report.Percentile95(ordered),8:0.0} {Report.Last(ordered),8:0.0}{over}"));
    }

    private static async Task<string> SignInAsync(HttpClient client)
    {
        var emulator = MeasuredGateway.Emulator.ListenUrl;
        using var proof = await client.PostAsJsonAsync(new Uri($"{emulator}/amocrm/{Host}/one-time-token"), new JsonObject());
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri($"{MeasuredGateway.Url}/api/seller/sessions"));
        ask.Headers.Add("X-Auth-Token", await TextAsync(proof, "token"));
        ask.Headers.Add("Origin", $"https://{Host}");
        using var opened = await client.SendAsync(ask);
        using var start = new HttpRequestMessage(HttpMethod.Post, new Uri($"{MeasuredGateway.Url}/seller/session"));
        start.Headers.Add("Origin", MeasuredGateway.Url);
        start.Content = JsonContent.Create(new JsonObject { ["code"] = await TextAsync(opened, "code") });
        using var session = await client.SendAsync(start);
        return await TextAsync(session, "token");
    }

    private static async Task<string> TextAsync(HttpResponseMessage response, string name)
    {
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())![name]!;
    }
}
