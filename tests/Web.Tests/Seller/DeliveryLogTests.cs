using System.Net;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.AWebhook;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The log of what was sent to a webhook's address.</summary>
public sealed class DeliveryLogTests
{
    private static readonly string Address = $"/seller/pages/webhooks/{Id:N}/deliveries";

    [Fact]
    public async Task A_waiting_delivery_shows_its_answer_and_the_next_attempt()
    {
        await using var gateway = await StartAsync(_ => Result<DeliveryPage>.Of(Log(Failing())));

        var page = await Gateway.PageAsync(await gateway.GetAsync(Address, Bearer));

        var row = page.QuerySelector("tbody tr")!.TextContent;
        row.ShouldContain("payment.paid");
        row.ShouldContain("HTTP 500");
        row.ShouldContain("next attempt:");
        row.ShouldContain("attempts: 1");
        page.QuerySelector("#deliveries")!.GetAttribute("hx-trigger").ShouldBe("seller:deliveries from:body, every 3s");
        page.QuerySelector("#health[hx-swap-oob=true] .pill")!.TextContent.ShouldBe("Does not accept");
    }

    [Fact]
    public async Task A_suspended_webhook_is_not_looked_at_again()
    {
        var endpoint = Failing();
        endpoint.Suspend(At);
        await using var gateway = await StartAsync(_ => Result<DeliveryPage>.Of(Log(endpoint)));

        var page = await Gateway.PageAsync(await gateway.GetAsync(Address, Bearer));

        page.QuerySelector("tbody tr")!.TextContent.ShouldContain("the webhook is suspended");
        page.QuerySelector("#deliveries")!.GetAttribute("hx-trigger").ShouldBe("seller:deliveries from:body");
    }

    [Theory]
    [InlineData("timeout", "No answer in ten seconds")]
    [InlineData("The client 'webhooks' may not call 'a.example': it resolves to addresses of a private network.", "private network")]
    public async Task A_try_without_an_answer_is_told_in_plain_words(string error, string text)
    {
        var delivery = Delivery();
        delivery.Try(null, error, At);
        await using var gateway = await StartAsync(_ => Result<DeliveryPage>.Of(new DeliveryPage(Endpoint(), [delivery], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync(Address, Bearer));

        page.QuerySelector("tbody tr")!.TextContent.ShouldContain(text);
        page.QuerySelector("tbody tr")!.TextContent.ShouldNotContain("a.example");
    }

    [Fact]
    public async Task Pages_go_on_after_the_last_id()
    {
        var after = new string('a', 32);
        await using var gateway = await StartAsync(_ => Result<DeliveryPage>.Of(Log(Endpoint()) with { Next = after }));

        var first = await Gateway.PageAsync(await gateway.GetAsync(Address, Bearer));
        using var second = await gateway.GetAsync($"{Address}?after={after}", Bearer);
        using var senseless = await gateway.GetAsync($"{Address}?after=%00", Bearer);

        first.QuerySelector($"button[hx-get='{Address}?after={after}']").ShouldNotBeNull();
        gateway.Mediator.Asked.OfType<ListDeliveriesQuery>().Last().Before.ShouldBe(after);
        senseless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("deliveries/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/resend")]
    public async Task An_order_lets_the_log_look_again(string path)
    {
        await using var gateway = await StartAsync(_ => Result<WebhookDelivery>.Of(Delivery()));

        using var response = await PostFormAsync(gateway, $"webhooks/{Id:N}/{path}", []);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("HX-Trigger").ShouldBe(["seller:deliveries"]);
    }

    [Theory]
    [InlineData("test", "webhook.busy", "Others wait")]
    [InlineData("deliveries/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/resend", "webhook.off", "off or suspended")]
    [InlineData("deliveries/none/resend", "", "no longer kept")]
    public async Task An_order_that_is_refused_says_why(string path, string code, string text)
    {
        await using var gateway = await StartAsync(_ => Result<WebhookDelivery>.Refused(new Refusal(RefusalKind.Conflict, code)));

        using var response = await PostFormAsync(gateway, $"webhooks/{Id:N}/{path}", []);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(text);
    }
}
