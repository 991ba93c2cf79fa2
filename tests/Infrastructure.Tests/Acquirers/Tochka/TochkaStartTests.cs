using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using Microsoft.AspNetCore.Http;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka.TochkaBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_becomes_a_link()
    {
        await using var bank = await AnsweringAsync((Create, 200, Opened()));

        var opened = (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Opened>();

        opened.AcquirerPaymentId.ShouldBe(Point.OperationId);
        opened.Page.ShouldBe(new PaymentPage.Redirect(new Uri("https://merch.securepaytb.ru/order/?uuid=7d0c5e1a")));
        var sent = bank.Sent(Create);
        sent.GetProperty("amount").GetRawText().ShouldBe("14982.00");
        sent.GetProperty("customerCode").GetString().ShouldBe(Point.CustomerCode);
        sent.GetProperty("merchantId").GetString().ShouldBe(Point.MerchantId);
        sent.GetProperty("purpose").GetString().ShouldBe("Счёт №417");
        sent.GetProperty("paymentLinkId").GetString().ShouldBe(Point.OrderId);
        sent.GetProperty("ttl").GetInt32().ShouldBeInRange(1_438, 1_440);
        sent.GetProperty("redirectUrl").GetString().ShouldBe("https://pay.example/payments/abc");
        sent.GetProperty("failRedirectUrl").GetString().ShouldBe("https://pay.example/payments/abc");
        Modes(sent).ShouldBe(["card", "sbp"]);
        sent.TryGetProperty("preAuthorization", out _).ShouldBeFalse();
        bank.Visit(Create).Headers["Authorization"].ShouldBe($"Bearer {Point.Token}");
    }

    [Theory]
    [InlineData("sbp")]
    [InlineData("card")]
    [InlineData("tinkoff")]
    [InlineData("dolyame")]
    public async Task A_method_offers_itself_alone(string method)
    {
        await using var bank = await AnsweringAsync((Create, 200, Opened()));

        await StartAsync(bank, Point.AnOrder() with { Stages = PaymentStages.Two }, ("paymentMethod", method));

        Modes(bank.Sent(Create)).ShouldBe([method]);
        bank.Sent(Create).TryGetProperty("preAuthorization", out _).ShouldBe(method == "card");
    }

    [Fact]
    public async Task A_receipt_goes_by_its_own_call()
    {
        await using var bank = await AnsweringAsync((CreateWithReceipt, 200, Opened()));

        (await StartAsync(bank, Point.AnOrder() with { Receipt = Point.AReceipt() })).ShouldBeOfType<StartOutcome.Opened>();

        bank.Sent(CreateWithReceipt).GetProperty("Items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_receipt_that_the_bank_lacks_is_not_sent()
    {
        await using var bank = await AnsweringAsync();

        var outcome = await StartAsync(bank, Point.AnOrder() with { Receipt = Point.ReceiptFor("+79160000000") });

        outcome.ShouldBeOfType<StartOutcome.Declined>();
        bank.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "Field amount : must be positive")]
    [InlineData(403, "no consent")]
    [InlineData(424, "refused by the core")]
    [InlineData(501, "not implemented")]
    public async Task A_refusal_is_told_in_the_banks_words(int status, string words)
    {
        await using var bank = await AnsweringAsync((Create, status, Error(words)));

        var declined = (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Declined>();

        declined.Reason.ShouldContain(words);
        declined.Reason.ShouldContain("0b6b1a3e");
    }

    [Fact]
    public async Task An_address_in_a_refusal_stays_out_of_it()
    {
        await using var bank = await AnsweringAsync((Create, 400, Error("Field email : buyer@shop.example is wrong")));

        (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Declined>().Reason.ShouldNotContain("buyer");
    }

    [Fact]
    public async Task Whatever_is_no_answer_leaves_the_outcome_unknown()
    {
        foreach (var respond in new Func<HttpContext, Task>[]
        {
            CutAsync,
            context => WriteAsync(context, 500, Error("internal", "500")),
            context => WriteAsync(context, 502, "<html>"),
            context => WriteAsync(context, 200, "{\"Data\": ["),
            context => WriteAsync(context, 200, "{}"),
            context => WriteAsync(context, 403, "<html>blocked</html>"),
            context => WriteAsync(context, 200, Opened(("operationId", null))),
            context => WriteAsync(context, 200, Opened(("amount", 1_498_200m))),
            context => WriteAsync(context, 200, Opened(("paymentLinkId", "another"))),
            context => WriteAsync(context, 200, Opened(("paymentLink", null))),
            context => WriteAsync(context, 200, Opened(("paymentLink", "javascript:alert(1)"))),
        })
        {
            await using var bank = await RespondingAsync(30, (Create, respond));

            (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Unknown>();
            bank.Calls.ShouldBe([Create]);
        }
    }

    [Fact]
    public async Task Silence_leaves_the_outcome_unknown()
    {
        await using var bank = await RespondingAsync(1, (Create, SilentAsync));

        (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Unknown>().Reason.ShouldBe("timeout");
    }

    [Fact]
    public async Task A_throttle_is_an_outage()
    {
        await using var bank = await AnsweringAsync((Create, 429, []));

        await Should.ThrowAsync<OutageException>(() => StartAsync(bank, Point.AnOrder()));
    }

    [Theory]
    [InlineData("Заказ с таким идентификатором уже существует")]
    [InlineData("Order already exists")]
    public async Task A_reference_that_is_taken_gives_its_first_link(string words)
    {
        await using var bank = await AnsweringAsync(
            (Create, 424, Error(words)),
            (List, 200, Listed(2, Operation("CREATED", ("paymentLinkId", "another")))),
            (List, 200, Listed(2, Operation())));

        var opened = (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Opened>();

        opened.AcquirerPaymentId.ShouldBe(Point.OperationId);
        bank.Calls.ShouldBe([Create, List, List]);
    }

    [Fact]
    public async Task A_taken_reference_never_opens_another_sum_or_a_paid_link()
    {
        foreach (var listed in new[]
        {
            Listed(1, Operation("CREATED", ("amount", 1m))), Listed(1, Operation("APPROVED")), Listed(1), Error("down", "403"),
        })
        {
            await using var bank = await AnsweringAsync(
                (Create, 424, Error("already exists")), (List, listed.ContainsKey("Data") ? 200 : 403, listed));

            (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Unknown>();
        }
    }

    [Fact]
    public async Task An_outage_of_the_search_does_not_claim_that_nothing_was_sent()
    {
        await using var bank = await AnsweringAsync((Create, 424, Error("already exists")), (List, 429, []));

        (await StartAsync(bank, Point.AnOrder())).ShouldBeOfType<StartOutcome.Unknown>();
    }

    private static JsonObject Listed(int pages, params JsonNode?[] operations) =>
        Data(new JsonObject { ["Operation"] = new JsonArray(operations) }, pages);

    private static IEnumerable<string?> Modes(JsonElement sent) =>
        sent.GetProperty("paymentMode").EnumerateArray().Select(mode => mode.GetString());

    private static Task<StartOutcome> StartAsync(TochkaBank bank, Order order, params (string Key, string Value)[] settings) =>
        bank.Acquirer.StartAsync(order, Point.Settings(settings), Token);
}
