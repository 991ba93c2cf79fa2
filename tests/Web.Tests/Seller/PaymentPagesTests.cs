using System.Net;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The list of payments, a payment's page and the forms that move money, as fragments for their script.</summary>
public sealed class PaymentPagesTests
{
    private static readonly SellerIdentity Administrator =
        new(new TenantKey(Platform.AmoCrm, 31415926), 7, "en", null) { IsAdministrator = true, Name = "Olga" };

    private static readonly (string, string) Bearer = ("Authorization", "Bearer 1.31415926.abc");
    private static readonly (string, string) Own = ("Origin", "https://pay.example.org");

    [Fact]
    public async Task The_list_escapes_what_comes_from_the_crm()
    {
        var payment = APayment.In(PaymentStatus.Paid, APayment.Draft with { Title = "<b>Invoice</b>" });
        await using var gateway = await StartAsync(_ => Result<PaymentListPage>.Of(new PaymentListPage([payment], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/payments", Bearer));

        var link = page.QuerySelector("tbody a")!;
        (link.TextContent, link.GetAttribute("href")).ShouldBe(("<b>Invoice</b>", $"#/payments/{payment.Id}"));
        page.QuerySelector("tbody .pill")!.TextContent.ShouldBe("Paid");
        page.DocumentElement.OuterHtml.ShouldNotContain("style=");
        foreach (var label in page.QuerySelectorAll("label"))
            page.GetElementById(label.GetAttribute("for")!).ShouldNotBeNull();
    }

    [Fact]
    public async Task Days_of_the_filter_are_those_of_the_browser()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentListPage>.Of(new PaymentListPage([], null)));

        using var response = await gateway.GetAsync(
            "/seller/pages/payments/rows?first=2026-11-01&last=2026-11-02&offset=180&q=%20abc%20&state=paid", Bearer);

        var search = gateway.Mediator.Asked.Last().ShouldBeOfType<ListPaymentsQuery>().Search;
        search.CreatedFrom.ShouldBe(new DateTimeOffset(2026, 10, 31, 21, 0, 0, TimeSpan.Zero));
        search.CreatedBefore.ShouldBe(new DateTimeOffset(2026, 11, 2, 21, 0, 0, TimeSpan.Zero));
        (search.Text, search.Status).ShouldBe(("abc", PaymentStatus.Paid));
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("No payment matches");
    }

    [Theory]
    [InlineData("first=yesterday")]
    [InlineData("last=9999-12-31")]
    [InlineData("state=lost")]
    [InlineData("after=%00")]
    public async Task A_senseless_filter_is_refused(string query)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await gateway.GetAsync($"/seller/pages/payments/rows?{query}", Bearer);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_file_is_for_a_spreadsheet_and_no_name_becomes_a_formula()
    {
        var payment = APayment.In(PaymentStatus.Paid, APayment.Draft with { Title = "=HYPERLINK(\"https://evil.example\")" });
        await using var gateway = await StartAsync(_ => Result<IAsyncEnumerable<Payment>>.Of(One(payment)));

        using var response = await gateway.GetAsync("/seller/pages/payments/file", Bearer);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("payments.csv");
        lines[0].TrimStart('\uFEFF').ShouldStartWith("Created (UTC),Paid (UTC),Invoice,Name,");
        lines[1].ShouldContain("'=HYPERLINK");
        lines[1].ShouldEndWith(",1000.00,0.00,1000.00,RUB");
    }

    [Fact]
    public async Task The_file_has_the_separators_of_the_language()
    {
        await using var gateway = await StartAsync(
            _ => Result<IAsyncEnumerable<Payment>>.Of(One(APayment.In(PaymentStatus.Paid))), Administrator with { Language = "ru" });

        using var response = await gateway.GetAsync("/seller/pages/payments/file", Bearer);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n")[1].ShouldContain(";1000,00;");
    }

    [Fact]
    public async Task A_payment_offers_what_is_possible_each_form_with_a_key_of_its_own()
    {
        await using var gateway = await StartAsync(_ => Result<OperablePayment>.Of(
            Operable(APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt), OperationKind.Refund, OperationKind.ClosingReceipt)));

        var page = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/payments/{Guid.Empty:N}", Bearer));

        page.QuerySelectorAll(".act > summary").Select(summary => summary.TextContent).ShouldBe(["Refund", "Closing receipt"]);
        var keys = page.QuerySelectorAll("input[name=key]").Select(input => input.GetAttribute("value")).ToList();
        keys.Count.ShouldBe(2);
        keys.ShouldBeUnique();
        page.QuerySelectorAll("input[name^='line.']").Length.ShouldBe(3);
        page.QuerySelectorAll(".timeline li strong").Select(entry => entry.TextContent).ShouldBe(
            ["The bank says: paid", "Payment form opened", "Payment created"]);
        page.QuerySelector("#progress")!.GetAttribute("hx-trigger").ShouldBe("never");
    }

    [Fact]
    public async Task A_user_who_may_only_look_is_offered_nothing()
    {
        await using var gateway = await StartAsync(
            _ => Result<OperablePayment>.Of(Operable(APayment.In(PaymentStatus.Paid), OperationKind.Refund)),
            Administrator with { IsAdministrator = false });

        var page = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/payments/{Guid.Empty:N}", Bearer));

        page.QuerySelectorAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_that_moves_is_looked_at_again_and_a_new_state_shows_the_whole_page()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        await using var gateway = await StartAsync(_ => Result<OperablePayment>.Of(Operable(payment)));

        var same = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/payments/{payment.Id}/progress?state=pending", Bearer));
        using var other = await gateway.GetAsync($"/seller/pages/payments/{payment.Id}/progress?state=created", Bearer);

        same.QuerySelector("#progress")!.GetAttribute("hx-trigger").ShouldBe("every 3s");
        other.Headers.GetValues("HX-Trigger").ShouldBe([$$"""{"seller:go":"#/payments/{{payment.Id}}"}"""]);
    }

    [Fact]
    public async Task A_part_is_refunded_by_the_command_of_the_api()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Of(Refund()));

        using var response = await PostAsync(gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", " 1\u00a0234,50 "), ("line.1", ""));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("HX-Trigger").Single().ShouldContain("?ordered=1");
        gateway.Mediator.Asked.Last().ShouldBe(
            new RefundPaymentCommand(Administrator, new PaymentId(Guid.Empty), "k1", Money.Rub(1234.50m), null));
    }

    [Fact]
    public async Task Lines_alone_make_the_sum()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Of(Refund()));

        using var response = await PostAsync(
            gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", ""), ("line.1", "100"), ("line.3", "0.50"));

        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<RefundPaymentCommand>();
        command.Amount.ShouldBe(Money.Rub(100.50m));
        command.Lines.ShouldBe([new LineShare(1, 100m), new LineShare(3, 0.50m)]);
    }

    [Theory]
    [InlineData("amount", "ten")]
    [InlineData("amount", "-1")]
    [InlineData("amount", "1.000,50")]
    [InlineData("line.1", "x")]
    [InlineData("line.x", "1")]
    public async Task A_sum_that_cannot_be_read_orders_nothing(string field, string value)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await PostAsync(gateway, "refund", ("key", "k1"), ("currency", "RUB"), (field, value));
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector(".message.bad")!.TextContent.ShouldContain("1234.50");
    }

    [Fact]
    public async Task A_refusal_is_told_in_plain_words()
    {
        await using var gateway = await StartAsync(_ =>
            Result<PaymentOperation>.Refused(new Refusal(RefusalKind.Conflict, "refund.beyond_paid", "More than …")));

        using var response = await PostAsync(gateway, "refund", ("key", "k1"), ("currency", "RUB"), ("amount", "5"));

        (await Gateway.PageAsync(response)).QuerySelector(".message span")!.TextContent
            .ShouldBe("That is more than is left of this payment.");
    }

    [Fact]
    public async Task An_unknown_form_orders_nothing()
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await PostAsync(gateway, "double", ("key", "k1"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_settlement_needs_an_outcome()
    {
        await using var gateway = await StartAsync(_ => Result<PaymentOperation>.Of(Refund()));

        using var without = await PostAsync(gateway, "operations/1/settle", ("key", "k1"), ("reason", "seen"));
        using var with = await PostAsync(gateway, "operations/1/settle", ("key", "k1"), ("reason", "seen"), ("outcome", "not_done"));

        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        gateway.Mediator.Asked.Last().ShouldBe(
            new SettleOperationCommand(Administrator, new PaymentId(Guid.Empty), 1, "k1", IsDone: false, "seen"));
    }

    [Fact]
    public async Task An_item_of_attention_says_what_to_do_and_who_saw_it()
    {
        var item = new AttentionItem(Administrator.Tenant, new(7), Domain.Payments.Attention.Excess, "", APayment.Now);
        item.Happen(new PaymentId(Guid.Empty), "<i>10.00</i>", APayment.Now);
        await using var gateway = await StartAsync(request => request is AcknowledgeAttentionCommand
            ? Result<AttentionView>.Of(Seen(item))
            : Result<AttentionPage>.Of(new AttentionPage([AttentionView.Of(item)], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/attention", Bearer));
        using var seen = await SendAsync(gateway, $"attention/{item.Id}/seen", ("version", "1"));

        page.QuerySelector("section h2")!.TextContent.ShouldBe("More was paid than the invoice asks for");
        page.QuerySelector("main")!.InnerHtml.ShouldContain("&lt;i&gt;10.00&lt;/i&gt;");
        page.QuerySelectorAll("section a").Select(link => link.GetAttribute("href"))
            .ShouldBe([$"#/payments/{new PaymentId(Guid.Empty)}", "#/invoices/7"]);
        gateway.Mediator.Asked.Last().ShouldBe(new AcknowledgeAttentionCommand(Administrator, item.Id, 1));
        (await Gateway.PageAsync(seen)).QuerySelector("section")!.TextContent.ShouldContain("Seen by Olga");
    }

    [Fact]
    public async Task Totals_are_a_picture_with_the_same_figures_in_words()
    {
        var days = Enumerable.Range(1, 14).Select(day => new DayTotal(new DateOnly(2026, 11, day), Money.Rub(day == 3 ? 500m : 0m), day == 3 ? 1 : 0));
        await using var gateway = await StartAsync(_ =>
            Result<IReadOnlyList<DailyTotals>>.Of([new DailyTotals(Currency.Rub, [.. days])]));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/payments/totals", Bearer));

        page.QuerySelectorAll("rect").Length.ShouldBe(14);
        page.QuerySelector("svg")!.GetAttribute("aria-label")!.ShouldContain("November 3: 500.00");
    }

    private static async IAsyncEnumerable<Payment> One(Payment payment)
    {
        await Task.CompletedTask;
        yield return payment;
    }

    private static OperablePayment Operable(Payment payment, params OperationKind[] possible) => new(payment, [.. payment.Timeline], possible);

    private static PaymentOperation Refund() => APayment.In(PaymentStatus.Paid)
        .Request(OperationKind.Refund, new OperationTerms("k1", Money.Rub(10m), []), APayment.Now);

    private static AttentionView Seen(AttentionItem item)
    {
        item.See(Administrator.Actor, APayment.Now);
        return AttentionView.Of(item);
    }

    private static async Task<Gateway> StartAsync(Func<object, object> answer, SellerIdentity? seller = null)
    {
        var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is AuthenticateSessionCommand
            ? Result<SellerIdentity>.Of(seller ?? Administrator)
            : answer(request));
        return gateway;
    }

    private static Task<HttpResponseMessage> PostAsync(Gateway gateway, string form, params (string Name, string Value)[] fields) =>
        SendAsync(gateway, $"payments/{Guid.Empty:N}/{form}", fields);

    private static async Task<HttpResponseMessage> SendAsync(Gateway gateway, string page, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await gateway.SendAsync(HttpMethod.Post, $"/seller/pages/{page}", body, Bearer, Own);
    }
}
