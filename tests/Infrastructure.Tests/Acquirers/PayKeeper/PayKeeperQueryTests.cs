using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper.PayKeeperBench;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

/// <summary>The status query, the refund and the check, by scripts.</summary>
public sealed class PayKeeperQueryTests
{
    private static readonly AcquirerReference Reference = new("20001-abcdefghjkmn", InvoiceId);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pending", "0.00", EvidenceKind.Pending)]
    [InlineData("obtained", "0.00", EvidenceKind.Paid)]
    [InlineData("success", "0.00", EvidenceKind.Paid)]
    [InlineData("stuck", "0.00", EvidenceKind.Paid)]
    [InlineData("refunding", "0.00", EvidenceKind.Paid)]
    [InlineData("success", "1.00", EvidenceKind.PartiallyRefunded)]
    [InlineData("partially_refunded", "1.00", EvidenceKind.PartiallyRefunded)]
    [InlineData("refunded", "14982.00", EvidenceKind.Refunded)]
    [InlineData("canceled", "0.00", EvidenceKind.Pending)]
    [InlineData("failed", "0.00", EvidenceKind.Pending)]
    [InlineData("invented", "0.00", EvidenceKind.Pending)]
    public async Task Each_status_of_a_payment_has_its_meaning(string status, string refunded, EvidenceKind kind)
    {
        await using var bench = await StartAsync(PaidInvoice, Payment(status, refunded));

        var evidence = (await bench.Acquirer.QueryAsync(Reference, Connection, Cancel)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        (evidence.Kind, evidence.Amount, evidence.Reference, evidence.IsRefundPending).ShouldBe(
            (kind, Money.Rub(14_982m), Reference, status == "refunding"));
        bench.Visits[1].Path.ShouldStartWith("/info/payments/byid/");
    }

    [Theory]
    [InlineData("created", EvidenceKind.Pending)]
    [InlineData("sent", EvidenceKind.Pending)]
    [InlineData("expired", EvidenceKind.Expired)]
    [InlineData("invented", EvidenceKind.Pending)]
    public async Task Each_status_of_an_invoice_has_its_meaning(string status, EvidenceKind kind)
    {
        await using var bench = await StartAsync(Invoice(status));

        (await bench.Acquirer.QueryAsync(Reference, Connection, Cancel)).ShouldBeOfType<QueryOutcome.Found>()
            .Evidence.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("""{"result":"fail","msg":"Счёт не найден."}""", "NotFound")]
    [InlineData("""{"result":"fail","msg":"Ошибка."}""", "Unknown")]
    [InlineData("<html>Вход</html>", "Unknown")]
    [InlineData("""[{"id":"20260603120000123","status":"paid","pay_amount":"1.00","orderid":"another","paymentid":"1"}]""", "Unknown")]
    [InlineData("""[{"id":"20260603120000999","status":"paid","pay_amount":"1.00","paymentid":"1"}]""", "Unknown")]
    public async Task Only_not_found_is_not_found(string body, string outcome)
    {
        await using var bench = await StartAsync((200, body));

        (await bench.Acquirer.QueryAsync(Reference, Connection, Cancel)).GetType().Name.ShouldBe(outcome);
    }

    [Fact]
    public async Task An_order_is_looked_for_on_every_page()
    {
        var full = string.Join(',', Enumerable.Repeat("""{"id":"1","status":"paid","orderid":"another"}""", 100));
        await using var bench = await StartAsync((200, $"[{full}]"), Invoice("created"));

        (await bench.Acquirer.QueryAsync(Reference with { AcquirerPaymentId = null }, Connection, Cancel))
            .ShouldBeOfType<QueryOutcome.Found>().Evidence.Reference.ShouldBe(Reference);
    }

    [Fact]
    public async Task A_refund_takes_the_id_of_the_payment()
    {
        await using var bench = await StartAsync(
            PaidInvoice, Payment("success"), (200, "[]"), Token, (200, """{"result":"success"}"""),
            (200, """[{"id":"9","payment_id":"7300451","amount":"500.00","status":"started"}]"""));

        var outcome = await ((IRefunds)bench.Acquirer).RefundAsync(AnOperation(Reference, 500m), Connection, Cancel);

        outcome.ShouldBe(new OperationOutcome.InProgress("started", "9"));
        bench.Visits[4].Body.ShouldStartWith("id=7300451&amount=500.00&partial=true&");
    }

    [Theory]
    [InlineData(429, "")]
    [InlineData(200, "<html>")]
    [InlineData(0, "")]
    public async Task An_accepted_refund_is_never_called_unsent(int status, string body)
    {
        await using var bench = await StartAsync(
            PaidInvoice, Payment("success"), (200, "[]"), Token, (200, """{"result":"success"}"""), (status, body));

        (await ((IRefunds)bench.Acquirer).RefundAsync(AnOperation(Reference, 500m), Connection, Cancel))
            .ShouldBe(new OperationOutcome.InProgress("accepted", null));
    }

    [Theory]
    [InlineData(200, """{"result":"fail","msg":"Нельзя сделать возврат"}""", "Refused")]
    [InlineData(200, "<html>", "Unknown")]
    [InlineData(500, "", "Unknown")]
    [InlineData(0, "", "Unknown")]
    public async Task A_refund_without_an_answer_is_not_refused(int status, string body, string outcome)
    {
        await using var bench = await StartAsync(PaidInvoice, Payment("success"), (200, "[]"), Token, (status, body));

        (await ((IRefunds)bench.Acquirer).RefundAsync(AnOperation(Reference, 500m), Connection, Cancel))
            .GetType().Name.ShouldBe(outcome);
        bench.Visits.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(200, "<html>Вход</html>")]
    [InlineData(303, "")]
    [InlineData(401, "")]
    public async Task A_page_in_place_of_data_is_a_wrong_password(int status, string body)
    {
        await using var bench = await StartAsync((status, body));

        (await ((ISettingsCheck)bench.Acquirer).CheckAsync(Connection, Cancel)).ShouldHaveSingleItem().Key.ShouldBe("password");
    }

    [Theory]
    [InlineData("shop.example")]
    [InlineData("a.b.server.paykeeper.ru")]
    [InlineData("http://demo.server.paykeeper.ru")]
    [InlineData("demo.server.paykeeper.ru/x")]
    public async Task A_server_of_somebody_else_is_never_called(string server)
    {
        await using var bench = await StartAsync(Token, Opened);

        (await ((ISettingsCheck)bench.Acquirer).CheckAsync(With(("server", server)), Cancel))
            .ShouldHaveSingleItem().Key.ShouldBe("server");
        (await bench.Acquirer.StartAsync(AnOrder(), With(("server", server)), Cancel)).ShouldBeOfType<StartOutcome.Declined>();
        bench.Visits.ShouldBeEmpty();
    }
}
