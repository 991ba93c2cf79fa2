using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Checkout;

public sealed class A_buyer_pays(PostgresFixture postgres)
{
    [Fact]
    public async Task The_invoice_is_paid_with_a_date_and_one_note()
    {
        await using var shop = await Shop.OpenAsync(postgres);

        await shop.PayAsync("complete");

        await shop.Crm.PaidAsync();
        await shop.Crm.NotedAsync(1);
        var invoice = await shop.Crm.InvoiceAsync();
        invoice["paymentDate"].ShouldNotBeNull();
        ((int)invoice["writes"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_notification_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.PayAsync();
        await shop.Crm.NotedAsync(1);

        for (var copy = 0; copy < 3; copy++)
            await shop.Acquirer.NotifyAsync(shop.Acquirer.OnlyPayment.Id);

        var invoice = await shop.Crm.InvoiceAsync();
        ((int)invoice["writes"]!, invoice["notes"]!.AsArray().Count).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("""{ "badToken": true }""")]
    [InlineData("""{ "amount": 1 }""")]
    [InlineData("""{ "orderId": "another-order" }""")]
    public async Task A_false_notification_pays_nothing(string changes)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var page = await shop.OpenPaymentAsync("complete");

        var notification = JsonNode.Parse(changes)!.AsObject();
        notification["status"] = "CONFIRMED";
        await shop.Acquirer.NotifyAsync(shop.Acquirer.OnlyPayment.Id, notification);

        (await shop.Crm.StatusAsync()).ShouldBe("created");
        (await shop.OpenPaymentAsync("complete")).ShouldBe(page);
    }

    [Fact]
    public async Task A_second_click_opens_the_same_payment()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var page = await shop.OpenPaymentAsync("complete");
        (await shop.OpenPaymentAsync("complete")).ShouldBe(page);

        using var paid = await shop.PressAsync(page);
        await shop.Crm.PaidAsync();
        using var afterwards = await shop.ClickAsync("complete");
        afterwards.StatusCode.ShouldBe(HttpStatusCode.OK);
        shop.Acquirer.Payments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_concurrent_clicks_open_one_payment()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.PayLinkAsync("complete");

        var clicks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.ClickAsync(link)));

        clicks.Select(click => (int)click.StatusCode).ShouldAllBe(status => status == 303 || status == 202 || status == 503);
        clicks
            .Where(click => click.StatusCode == HttpStatusCode.SeeOther)
            .Select(click => click.Headers.Location)
            .Distinct()
            .ShouldHaveSingleItem();
        shop.Acquirer.Payments.Count.ShouldBe(1);
        foreach (var click in clicks)
            click.Dispose();
    }

    [Fact]
    public async Task A_typed_contact_goes_into_the_receipt()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var page = await shop.ContactPageAsync(await shop.PayLinkAsync("no-payer-contact"));
        using var unreadable = await shop.ClickAsync(page, contact: "not a contact");
        unreadable.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var click = await shop.ClickAsync(page, contact: "buyer@example.org");

        click.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await shop.Acquirer.RowsAsync()).ShouldHaveSingleItem()["receipt"]!.ToJsonString().ShouldContain("buyer@example.org");
    }
}
