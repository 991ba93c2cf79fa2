using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Checkout;

public sealed class A_buyer_pays(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task A_click_and_a_payment_make_the_invoice_paid_with_a_date_and_one_note()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);

        using var click = await environment.ClickAsync("complete");
        click.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        paid.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        await environment.Crm.PaidAsync(Complete);
        await environment.Crm.NotedAsync(Complete, 1);
        var invoice = await environment.Crm.InvoiceAsync(Complete);
        invoice["paymentDate"].ShouldNotBeNull();
        invoice["writes"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_notification_that_comes_three_times_does_what_one_does()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var click = await environment.ClickAsync("complete");
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        await environment.Crm.NotedAsync(Complete, 1);

        var payment = (string)(await environment.Bank.OnlyPaymentAsync())["paymentId"]!;
        for (var copy = 0; copy < 3; copy++)
            await environment.Bank.NotifyAsync(payment);

        var invoice = await environment.Crm.InvoiceAsync(Complete);
        invoice["writes"]!.GetValue<int>().ShouldBe(1);
        invoice["notes"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{ "badToken": true }""")]
    [InlineData("""{ "amount": 1 }""")]
    [InlineData("""{ "orderId": "another-order" }""")]
    public async Task A_notification_that_is_forged_or_of_another_order_or_sum_pays_nothing(string variation)
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var click = await environment.ClickAsync("complete");
        var payment = (string)(await environment.Bank.OnlyPaymentAsync())["paymentId"]!;

        var forged = JsonNode.Parse(variation)!.AsObject();
        forged["status"] = "CONFIRMED";
        await environment.Bank.NotifyAsync(payment, forged);

        ((string?)(await environment.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("created");
        using var again = await environment.ClickAsync("complete");
        again.Headers.Location.ShouldBe(click.Headers.Location);
    }

    [Fact]
    public async Task A_second_click_leads_to_the_same_page_and_a_click_after_payment_to_the_payment()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var first = await environment.ClickAsync("complete");
        using var second = await environment.ClickAsync("complete");
        second.Headers.Location.ShouldBe(first.Headers.Location);

        using var paid = await environment.PressAsync(first.Headers.Location!, "pay");
        await environment.Crm.PaidAsync(Complete);
        using var third = await environment.ClickAsync("complete");
        third.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await environment.Bank.PaymentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_clicks_at_once_open_one_payment()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        var link = await environment.PayLinkAsync("complete");

        var clicks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => environment.ClickAsync(link)));

        clicks.Select(click => (int)click.StatusCode).ShouldAllBe(status => status == 303 || status == 202 || status == 503);
        clicks
            .Where(click => click.StatusCode == HttpStatusCode.SeeOther)
            .Select(click => click.Headers.Location)
            .Distinct()
            .ShouldHaveSingleItem();
        await environment.Bank.OnlyPaymentAsync();
        foreach (var click in clicks)
            click.Dispose();
    }
}
