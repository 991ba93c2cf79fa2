using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The items that need attention, and their number in the navigation.</summary>
public sealed class AttentionPagesTests
{
    [Fact]
    public async Task An_item_of_attention_says_what_to_do_and_who_saw_it()
    {
        var item = new AttentionItem(Administrator.Tenant, new(7), Domain.Payments.Attention.Excess, "", APayment.Now);
        item.Happen(new PaymentId(Guid.Empty), "<i>10.00</i>", APayment.Now);
        var view = AttentionView.Of(item, new PaymentCaption("Invoice <b>7</b>", APayment.Draft.Method));
        await using var gateway = await StartAsync(request => request is AcknowledgeAttentionCommand
            ? Result<AttentionView>.Of(Seen(item))
            : Result<AttentionPage>.Of(new AttentionPage([view], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/attention", Bearer));
        using var seen = await PostFormAsync(gateway, $"attention/{item.Id}/seen", [("version", "1")]);

        page.QuerySelector("section h2")!.TextContent.ShouldBe("More was paid than the invoice asks for");
        page.QuerySelector("section strong")!.TextContent.ShouldBe("Invoice <b>7</b>");
        page.QuerySelector("main")!.InnerHtml.ShouldContain("&lt;i&gt;10.00&lt;/i&gt;");
        page.QuerySelectorAll("section a").Select(link => link.GetAttribute("href"))
            .ShouldBe([$"#/payments/{new PaymentId(Guid.Empty)}?act=true", "#/invoices/7"]);
        gateway.Mediator.Asked.Last().ShouldBe(new AcknowledgeAttentionCommand(Administrator, item.Id, 1));
        (await Gateway.PageAsync(seen)).QuerySelector("section")!.TextContent.ShouldContain("Seen by Olga");
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "3")]
    [InlineData(99, "99")]
    [InlineData(100, "99+")]
    public async Task Navigation_counts_what_needs_attention(int count, string shown)
    {
        await using var gateway = await StartAsync(_ => Result<int>.Of(count));

        var part = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/attention/count", Bearer));

        part.Body!.TextContent.Trim().ShouldBe(shown);
    }

    [Fact]
    public async Task Method_whose_openings_are_refused_is_named_with_its_settings()
    {
        var item = new AttentionItem(Administrator.Tenant, new(7), Domain.Payments.Attention.OpeningRefused, "", APayment.Now);
        item.Happen(new PaymentId(Guid.Empty), "limit", APayment.Now);
        var view = AttentionView.Of(item, new PaymentCaption("Invoice 7", APayment.Draft.Method));
        await using var gateway = await StartAsync(_ => Result<AttentionPage>.Of(new AttentionPage([view], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/attention", Bearer));

        page.QuerySelector("section p")!.TextContent.ShouldBe("Invoice 7 · method card");
        page.QuerySelectorAll("section a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["#/setup/methods/card", $"#/payments/{new PaymentId(Guid.Empty)}?act=true", "#/invoices/7"]);
    }

    private static AttentionView Seen(AttentionItem item)
    {
        item.See(Administrator.Actor, APayment.Now);
        return AttentionView.Of(item);
    }
}
