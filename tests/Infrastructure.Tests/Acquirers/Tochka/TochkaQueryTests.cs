using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka.TochkaBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaQueryTests
{
    private static readonly AcquirerReference Reference = new(Point.OrderId, Point.OperationId);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CREATED", EvidenceKind.Pending)]
    [InlineData("AUTHORIZED", EvidenceKind.Authorized)]
    [InlineData("APPROVED", EvidenceKind.Paid)]
    [InlineData("ON-REFUND", EvidenceKind.Paid)]
    [InlineData("ON_REFUND", EvidenceKind.Pending)]
    [InlineData("REFUNDED_PARTIALLY", EvidenceKind.PartiallyRefunded)]
    [InlineData("REFUNDED", EvidenceKind.Refunded)]
    [InlineData("EXPIRED", EvidenceKind.Expired)]
    [InlineData("WAIT_FULL_PAYMENT", EvidenceKind.Pending)]
    [InlineData("INVENTED", EvidenceKind.Pending)]
    public async Task Each_status_has_its_meaning(string status, EvidenceKind kind)
    {
        await using var bank = await AnsweringAsync((Get, 200, State(status)));

        var evidence = (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        evidence.Kind.ShouldBe(kind);
        evidence.Status.ShouldBe(status);
        evidence.Reference.ShouldBe(Reference);
        evidence.IsRefundPending.ShouldBe(status == "ON-REFUND");
    }

    [Fact]
    public async Task Refunds_are_summed_from_the_steps()
    {
        await using var bank = await AnsweringAsync((Get, 200, State("REFUNDED_PARTIALLY", Refunds(100.50m, 200m))));

        var evidence = (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        evidence.Refunded.ShouldBe(Money.Rub(300.50m));
        evidence.Amount.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-04-15T14:03:02+03:00", true)]
    [InlineData("2026-04-15T11:03:02.123Z", true)]
    [InlineData("2026-04-15T14:03:02", false)]
    [InlineData("yesterday", false)]
    public async Task A_time_counts_with_its_offset_alone(string paidAt, bool counts)
    {
        await using var bank = await AnsweringAsync((Get, 200, State("APPROVED", ("paidAt", paidAt))));

        var at = (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.Found>().Evidence.At;

        at.HasValue.ShouldBe(counts);
        at?.UtcDateTime.Hour.ShouldBe(11);
    }

    [Fact]
    public async Task A_sum_as_text_is_read()
    {
        await using var bank = await AnsweringAsync((Get, 200, State("APPROVED", ("amount", "14982.0"))));

        (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.Found>().Evidence.Amount.ShouldBe(Money.Rub(14_982m));
    }

    [Fact]
    public async Task An_unknown_operation_is_not_found()
    {
        await using var bank = await AnsweringAsync((Get, 424, Error("Операция не найдена")));

        (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.NotFound>();
    }

    [Fact]
    public async Task Whatever_proves_nothing_is_unknown()
    {
        foreach (var (status, answer) in new (int, JsonObject)[]
        {
            (404, Error("not found", "404")),
            (403, Error("no consent", "403")),
            (424, Error("the core failed")),
            (500, []),
            (200, []),
            (200, Data(new JsonObject { ["Operation"] = new JsonArray() })),
            (200, Data(new JsonObject { ["Operation"] = Operation() })),
            (200, Data(new JsonObject { ["Operation"] = new JsonArray(Operation(), Operation()) })),
            (200, State("APPROVED", ("amount", null))),
            (200, State("APPROVED", ("status", null))),
            (200, State("APPROVED", ("paymentLinkId", "another"))),
            (200, State("APPROVED", ("operationId", "another"))),
        })
        {
            await using var bank = await AnsweringAsync((Get, status, answer));

            (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.Unknown>($"{status} {answer.ToJsonString()}");
        }
    }

    [Fact]
    public async Task A_throttled_query_is_unknown()
    {
        await using var bank = await AnsweringAsync((Get, 429, []));

        (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Theory]
    [InlineData("APPROVED", true)]
    [InlineData("EXPIRED", true)]
    [InlineData("CREATED", false)]
    public async Task An_order_alone_is_searched_for(string status, bool isFound)
    {
        await using var bank = await AnsweringAsync((List, 200, State(status)), (Get, 200, State(status)));

        var outcome = await QueryAsync(bank, Reference with { AcquirerPaymentId = null });

        // An unpaid one is opened again instead, which brings its link.
        if (isFound)
            outcome.ShouldBeOfType<QueryOutcome.Found>().Evidence.Reference.ShouldBe(Reference);
        else
            outcome.ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task The_list_is_of_the_days_in_which_the_order_could_be_sent()
    {
        await using var bank = await AnsweringAsync((List, 200, Data(new JsonObject { ["Operation"] = new JsonArray() })));
        var ordered = new DateTimeOffset(2026, 11, 24, 22, 0, 0, TimeSpan.Zero);

        await QueryAsync(bank, Reference with { AcquirerPaymentId = null, OrderedAt = ordered });

        // In Moscow it was the 25th.
        bank.Visit(List).Query.ShouldContain("&fromDate=2026-11-24&toDate=2026-11-27&");
    }

    [Fact]
    public async Task An_order_outside_the_list_is_not_found()
    {
        await using var bank = await AnsweringAsync((List, 200, Data(new JsonObject { ["Operation"] = new JsonArray() })));

        (await QueryAsync(bank, Reference with { AcquirerPaymentId = null })).ShouldBeOfType<QueryOutcome.NotFound>();
    }

    [Fact]
    public async Task Half_a_list_proves_nothing()
    {
        await using var bank = await AnsweringAsync(
            (List, 200, Data(new JsonObject { ["Operation"] = new JsonArray() }, pages: 2)), (List, 500, []));

        (await QueryAsync(bank, Reference with { AcquirerPaymentId = null })).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task A_query_learns_the_key_of_notifications()
    {
        await using var bank = await RespondingAsync(
            30,
            (Get, context => WriteAsync(context, 200, State("CREATED"))),
            (Key, context => WriteAsync(context, 200, Point.Jwk())));
        var notification = Point.Notification(Point.Payload().Signed());
        var before = bank.Acquirer.Read(notification, Point.Settings());

        await QueryAsync(bank, Reference);

        before.ShouldBeOfType<NotificationReading.Unverified>();
        bank.Acquirer.Read(notification, Point.Settings()).ShouldBeOfType<NotificationReading.Verified>();
    }

    [Fact]
    public async Task A_failed_key_leaves_the_query_alone()
    {
        await using var bank = await RespondingAsync(
            30, (Get, context => WriteAsync(context, 200, State("CREATED"))), (Key, CutAsync));

        (await QueryAsync(bank, Reference)).ShouldBeOfType<QueryOutcome.Found>();
    }

    [Fact]
    public void An_invented_status_is_pending() => TochkaStatuses.Of(null).ShouldBe(EvidenceKind.Pending);

    private static Task<QueryOutcome> QueryAsync(TochkaBank bank, AcquirerReference reference) =>
        bank.Acquirer.QueryAsync(reference, Point.Settings(), Token);
}
