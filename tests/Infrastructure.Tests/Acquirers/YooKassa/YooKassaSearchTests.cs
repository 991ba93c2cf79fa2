using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.YooKassa;

/// <summary>A payment whose number was never learnt is looked for in the list, when its order can be sent again no more.</summary>
public sealed class YooKassaSearchTests
{
    private const string Order = "20001-abcdefghjkmn";
    private const string Other = """{"items":[{"id":"2f01","status":"succeeded","metadata":{}}],"next_cursor":"c/2"}""";
    private const string Last = """{"type":"list","items":[]}""";

    private const string Ours =
        """
        {"items":[{"id":"2f02","status":"succeeded","amount":{"value":"10.00","currency":"RUB"},
         "metadata":{"cleanacquiring_order":"20001-abcdefghjkmn"}}]}
        """;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_found_on_the_second_page()
    {
        await using var bench = await BenchAsync((200, Other), (200, Ours));

        var found = (await QueryAsync(bench, Memory + Margin)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        (found.Kind, found.Amount, found.Reference).ShouldBe((EvidenceKind.Paid, Money.Rub(10m), new AcquirerReference(Order, "2f02")));
    }

    [Fact]
    public async Task The_list_is_of_the_time_in_which_the_order_could_be_sent()
    {
        await using var bench = await BenchAsync((200, Other), (200, Last));
        var ordered = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(3));

        await bench.Acquirer.QueryAsync(new AcquirerReference(Order, null) { OrderedAt = ordered }, Connection, Token);

        const string first = "/v3/payments?created_at.gte=2026-11-24T06:55:00.000Z&created_at.lte=2026-11-25T07:05:00.000Z&limit=100";
        bench.Visits.Select(visit => visit.Path + visit.Query).ShouldBe([first, first + "&cursor=c%2F2"]);
    }

    [Fact]
    public async Task A_whole_list_without_it_proves_that_it_was_never_opened()
    {
        await using var bench = await BenchAsync((200, Other), (200, Last));

        (await QueryAsync(bench, Memory + Margin)).ShouldBeOfType<QueryOutcome.NotFound>();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(401)]
    public async Task Half_a_list_proves_nothing(int status)
    {
        await using var bench = await BenchAsync((200, Other), (status, """{"type":"error","code":"x"}"""));

        (await QueryAsync(bench, Memory + Margin)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task A_list_without_an_end_proves_nothing()
    {
        await using var bench = await BenchAsync((200, Other));

        (await QueryAsync(bench, Memory + Margin)).ShouldBe(new QueryOutcome.Unknown("the list is too long"));
    }

    [Fact]
    public async Task Nothing_is_asked_while_the_order_can_be_sent_again()
    {
        await using var bench = await BenchAsync((200, Ours));

        (await QueryAsync(bench, Memory + Margin - TimeSpan.FromMinutes(1))).ShouldBeOfType<QueryOutcome.Unknown>();
        (await bench.Acquirer.QueryAsync(new AcquirerReference(Order, null), Connection, Token)).ShouldBeOfType<QueryOutcome.Unknown>();
        bench.Visits.ShouldBeEmpty();
    }

    private static AcquirerConnection Connection { get; } = new(new Dictionary<string, string>
    {
        ["shopId"] = "100200", ["secretKey"] = "test_AbCdEf-123_xyz", ["testMode"] = "true",
    });

    private static Task<ScriptedBench> BenchAsync(params (int Status, string Body)[] answers) => ScriptedBench.StartAsync(
        "yookassa", new Dictionary<string, string?> { ["BaseUrl"] = "{server}v3" }, answers);

    private static Task<QueryOutcome> QueryAsync(ScriptedBench bench, TimeSpan age) => bench.Acquirer.QueryAsync(
        new AcquirerReference(Order, null) { OrderedAt = TimeProvider.System.GetUtcNow() - age }, Connection, Token);
}
