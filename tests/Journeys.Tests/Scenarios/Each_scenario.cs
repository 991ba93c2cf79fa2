using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Scenarios;

/// <summary>Each situation of the emulator's list, clicked once: the status and the sentence that the buyer reads.</summary>
public sealed class Each_scenario(Each_scenario.Shared shared) : IClassFixture<Each_scenario.Shared>
{
    private const string NotFound = "Счёт не найден";
    private const string Correct = "исправить";
    private const string Choose = "другой способ";

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
    public async Task Answers_as_the_table_says(string scenario, int status, string text)
    {
        using var answer = await shared.EmulatedEnvironment.ClickAsync(scenario);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(text, Case.Insensitive);
        if (status == 503)
            answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_names_every_scenario_that_is_tested_here()
    {
        var listed = await shared.EmulatedEnvironment.Client.GetFromJsonAsync<JsonArray>(
            new Uri(shared.EmulatedEnvironment.EmulatorUrl, "/scenarios"),
            TestContext.Current.CancellationToken
        );
        var tested = typeof(Each_scenario)
            .GetMethod(nameof(Answers_as_the_table_says))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Select(row => (string)((InlineDataAttribute)row).Data[0]!)
            .Append("acquirer-silent");
        listed!.Select(scenario => (string)scenario!["name"]!).Order().ShouldBe(tested.Order());
    }

    [Fact]
    public async Task What_a_stranger_may_not_tell_apart_is_told_alike()
    {
        var answers = new List<string>();
        foreach (
            var scenario in new[]
            {
                "unknown-account",
                "disconnected",
                "deleted",
                "unknown-invoice",
                "blocked-account",
                "unpaid-account",
                "foreign-element",
            }
        )
        {
            using var answer = await shared.EmulatedEnvironment.ClickAsync(scenario);
            var headers = answer.Headers.Concat(answer.Content.Headers)
                .Where(header => header.Key is not ("Date" or "Content-Length"))
                .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order();
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answers.Add($"{answer.StatusCode}\n{string.Join('\n', headers)}\n{TraceId.Removed(body)}");
        }
        answers.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_contact_that_is_typed_goes_on_to_the_bank_and_into_the_receipt()
    {
        using var unreadable = await shared.EmulatedEnvironment.ClickAsync("no-payer-contact", contact: "not a contact");
        unreadable.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var answer = await shared.EmulatedEnvironment.ClickAsync("no-payer-contact", contact: "buyer@example.org");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await shared.EmulatedEnvironment.Bank.PaymentsAsync())
            .Count(payment =>
                payment["orderId"]!.GetValue<string>().StartsWith("918301-", StringComparison.Ordinal)
                && (string?)payment["receipt"]!["Email"] == "buyer@example.org"
            )
            .ShouldBe(1);
    }

    public sealed class Shared(PostgresFixture postgres) : IAsyncLifetime
    {
        internal EmulatedEnvironment EmulatedEnvironment { get; private set; } = null!;

        public async ValueTask InitializeAsync() => EmulatedEnvironment = await EmulatedEnvironment.OpenAsync(postgres);

        public async ValueTask DisposeAsync() => await EmulatedEnvironment.DisposeAsync();
    }
}
