using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Scenarios;

/// <summary>One click in each scenario of the emulator: the status of the response and its text.</summary>
public sealed partial class Each_scenario(Each_scenario.Shared shared) : IClassFixture<Each_scenario.Shared>
{
    private const string NotFound = "Счёт не найден";
    private const string Correct = "исправить";
    private const string Choose = "другой способ";

    private static readonly string[] NotFoundScenarios =
    [
        "unknown-account", "disconnected", "deleted", "unknown-invoice", "blocked-account", "unpaid-account", "foreign-element",
    ];

    [Theory]
    [InlineData("complete", 303, "")]
    [InlineData("free-price", 303, "")]
    [InlineData("vat-on-top", 303, "")]
    [InlineData("legacy", 303, "")]
    [InlineData("fractional", 303, "")]
    [InlineData("sbp", 303, "")]
    [InlineData("no-payer-contact", 200, "name=\"contact\"")]
    [InlineData("zero-total", 422, Correct)]
    [InlineData("negative-total", 422, Correct)]
    [InlineData("no-total-no-items", 422, Correct)]
    [InlineData("sum-mismatch", 422, Correct)]
    [InlineData("unknown-vat", 422, Correct)]
    [InlineData("nulls-everywhere", 422, "продавц")]
    [InlineData("paid", 200, "уже оплачен")]
    [InlineData("paid-in-advance", 200, "уже оплачен")]
    [InlineData("partially-paid", 422, "продавц")]
    [InlineData("custom-status", 422, "продавц")]
    [InlineData("deleted", 404, NotFound)]
    [InlineData("unknown-invoice", 404, NotFound)]
    [InlineData("unknown-account", 404, NotFound)]
    [InlineData("disconnected", 404, NotFound)]
    [InlineData("unpaid-account", 404, NotFound)]
    [InlineData("blocked-account", 404, NotFound)]
    [InlineData("foreign-element", 404, NotFound)]
    [InlineData("method-off", 409, Choose)]
    [InlineData("method-unknown", 409, Choose)]
    [InlineData("acquirer-declines", 409, Choose)]
    [InlineData("crm-throttled", 503, "минут")]
    [InlineData("crm-down", 503, "минут")]
    [InlineData("crm-slow", 503, "минут")]
    [InlineData("acquirer-down", 503, "минут")]
    public async Task The_response_has_this_status_and_text(string scenario, int status, string text)
    {
        using var response = await shared.Shop.ClickAsync(scenario);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(text, Case.Insensitive);
        if (status == 503)
            response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_scenario_of_the_emulator_is_tested()
    {
        var listed = await shared.Shop.Client.GetFromJsonAsync<JsonArray>(
            new Uri(shared.Shop.EmulatorUrl, "/scenarios"),
            TestContext.Current.CancellationToken
        );
        var tested = typeof(Each_scenario)
            .GetMethod(nameof(The_response_has_this_status_and_text))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Select(row => (string)((InlineDataAttribute)row).Data[0]!)
            .Append("acquirer-silent");
        listed!.Select(scenario => (string)scenario!["name"]!).Order().ShouldBe(tested.Order());
    }

    [Fact]
    public async Task Responses_without_a_payable_invoice_are_equal()
    {
        var responses = new List<string>();
        foreach (var scenario in NotFoundScenarios)
        {
            using var response = await shared.Shop.ClickAsync(scenario);
            var headers = response.Headers.Concat(response.Content.Headers)
                .Where(header => header.Key is not ("Date" or "Content-Length"))
                .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order();
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            responses.Add($"{response.StatusCode}\n{string.Join('\n', headers)}\n{TraceId().Replace(body, "trace")}");
        }
        responses.Distinct().ShouldHaveSingleItem();
    }

    [GeneratedRegex("<code[^>]*>[0-9a-zA-Z-]+</code>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();

    public sealed class Shared(PostgresFixture postgres) : IAsyncLifetime
    {
        internal Shop Shop { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Shop = await Shop.OpenAsync(postgres);

        public async ValueTask DisposeAsync() => await Shop.DisposeAsync();
    }
}
