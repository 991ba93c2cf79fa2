using System.Net;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The list of payments and a payment's page, as fragments for their script.</summary>
public sealed class PaymentPagesTests
{
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
            "/seller/pages/payments/rows?first=2026-11-01&last=2026-11-02&offset=180&q=%20abc%20&state=paid&method=sbp", Bearer);

        var search = gateway.Mediator.Asked.Last().ShouldBeOfType<ListPaymentsQuery>().Search;
        search.CreatedFrom.ShouldBe(new DateTimeOffset(2026, 10, 31, 21, 0, 0, TimeSpan.Zero));
        search.CreatedBefore.ShouldBe(new DateTimeOffset(2026, 11, 2, 21, 0, 0, TimeSpan.Zero));
        (search.Text, search.Status, search.Method?.Value).ShouldBe(("abc", PaymentStatus.Paid, "sbp"));
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("No payment matches");
    }

    [Fact]
    public async Task The_filter_goes_into_the_next_page_and_the_file()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var next = new PaymentPosition(payment.CreatedAt, payment.OrderId);
        await using var gateway = await StartAsync(_ => Result<PaymentListPage>.Of(new PaymentListPage([payment], next)));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/payments/rows?method=card&state=paid", Bearer));

        page.QuerySelector("button[hx-get]")!.GetAttribute("hx-get")!.ShouldContain("method=card");
        page.QuerySelector("[data-download]")!.GetAttribute("data-download")!.ShouldContain("method=card");
    }

    [Fact]
    public async Task A_removed_method_can_still_be_chosen()
    {
        await using var gateway = await StartAsync(_ => Result<IReadOnlyList<UsedMethod>>.Of(
            [new UsedMethod("card", "Acme Bank", IsRemoved: false), new UsedMethod("old", "Acme Bank", IsRemoved: true)]));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/payments/methods?method=old", Bearer));

        page.QuerySelectorAll("option").Select(option => option.TextContent)
            .ShouldBe(["Any way to pay", "card · Acme Bank", "old · Acme Bank, removed"]);
        page.QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe("old");
    }

    [Theory]
    [InlineData("first=yesterday")]
    [InlineData("method=%2F")]
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
        var payment = APayment.In(
            PaymentStatus.Paid, APayment.Draft with { Title = "=HYPERLINK(\"https://evil.example\")", IsTest = true });
        await using var gateway = await StartAsync(_ => Result<PaymentExport>.Of(Moscow(payment)));

        using var response = await gateway.GetAsync("/seller/pages/payments/file", Bearer);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("payments.csv");
        lines[0].TrimStart('\uFEFF').ShouldStartWith("Created (Europe/Moscow),Paid (Europe/Moscow),Invoice,Name,");
        lines[1].ShouldStartWith("2026-03-01 15:00:00,");
        lines[1].ShouldContain("'=HYPERLINK");
        lines[1].ShouldEndWith(",1000.00,0.00,1000.00,RUB,Test");
    }

    [Fact]
    public async Task The_file_has_the_separators_of_the_language()
    {
        await using var gateway = await StartAsync(
            _ => Result<PaymentExport>.Of(Moscow(APayment.In(PaymentStatus.Paid))), Administrator with { Language = "ru" });

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
    public async Task Totals_are_a_picture_with_the_same_figures_in_words()
    {
        var days = Enumerable.Range(1, 14)
            .Select(day => new DayTotal(new DateOnly(2026, 11, day), Money.Rub(day == 3 ? 500m : 0m), day == 3 ? 1 : 0));
        await using var gateway = await StartAsync(_ =>
            Result<IReadOnlyList<DailyTotals>>.Of([new DailyTotals(Currency.Rub, [.. days])]));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/payments/totals", Bearer));

        page.QuerySelectorAll("rect").Length.ShouldBe(14);
        page.QuerySelector("svg")!.GetAttribute("aria-label")!.ShouldContain("November 3: 500.00");
    }

    private static PaymentExport Moscow(Payment payment) => new(One(payment), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"));

    private static async IAsyncEnumerable<Payment> One(Payment payment)
    {
        await Task.CompletedTask;
        yield return payment;
    }

    private static OperablePayment Operable(Payment payment, params OperationKind[] possible) =>
        new(payment, [.. payment.Timeline], possible);
}
