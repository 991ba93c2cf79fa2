using System.Net;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Tests.Harness;
using MediatR;
using static CleanAcquiring.Web.Tests.Seller.AWebhook;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The pages of webhooks, as fragments for their script.</summary>
public sealed class WebhookPagesTests
{
    [Fact]
    public async Task The_list_names_each_address_its_events_and_health()
    {
        await using var gateway = await StartAsync(_ => Result<IReadOnlyList<WebhookView>>.Of([View(Failing())]));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/webhooks", Bearer));

        page.QuerySelector("nav a[aria-current=page]")!.GetAttribute("href").ShouldBe("#/webhooks");
        var link = page.QuerySelector(".list a")!;
        (link.TextContent, link.GetAttribute("href")).ShouldBe(("https://shop.example.com/hooks", $"#/webhooks/{Id:N}"));
        page.QuerySelector(".list .pill")!.TextContent.ShouldBe("Does not accept");
        page.QuerySelector(".list")!.TextContent.ShouldContain("Waiting to be sent: 2");
    }

    [Fact]
    public async Task The_secret_is_shown_in_place_of_the_page_and_kept_nowhere()
    {
        await using var gateway = await StartAsync(_ => Result<AddedWebhook>.Of(new AddedWebhook(View(Endpoint()), Secret)));

        using var response = await PostFormAsync(
            gateway, "webhooks", [("url", " https://shop.example.com/hooks "), ("events", "payment.paid"), ("events", "payment.failed")]);
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("HX-Retarget").ShouldBe(["#app"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.QuerySelector("#secret")!.GetAttribute("value").ShouldBe(Secret);
        page.QuerySelector("[data-copy=secret]").ShouldNotBeNull();
        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<AddWebhookCommand>();
        command.Url.ShouldBe("https://shop.example.com/hooks");
        command.Events.ShouldBe(["payment.paid", "payment.failed"]);
    }

    [Theory]
    [InlineData("webhook.url", "url", "A public address")]
    [InlineData("webhook.url_taken", "url", "Another webhook")]
    [InlineData("webhook.events", "events", "Choose at least one")]
    public async Task A_refusal_stands_at_its_field(string code, string field, string text)
    {
        await using var gateway = await StartAsync(_ => Result<AddedWebhook>.Refused(new Refusal(RefusalKind.Invalid, code)));

        using var response = await PostFormAsync(gateway, "webhooks", [("url", "http://typed.example/secret-path")]);
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector($"#fault-{field}")!.TextContent.ShouldStartWith(text);
        page.QuerySelectorAll(".fault").Count(fault => fault.TextContent.Length > 0).ShouldBe(1);
        page.DocumentElement.OuterHtml.ShouldNotContain("typed.example");
    }

    [Fact]
    public async Task A_rotation_says_until_when_two_secrets_live()
    {
        var rotated = Endpoint();
        var now = TimeProvider.System.GetUtcNow();
        rotated.Rotate(new SealedText("other"), now);
        await using var gateway = await StartAsync(request => request is RotateWebhookSecretCommand
            ? Result<AddedWebhook>.Of(new AddedWebhook(View(rotated), Secret))
            : Result<WebhookView>.Of(View(rotated)));

        var shown = await Gateway.PageAsync(await PostFormAsync(gateway, $"webhooks/{Id:N}/rotate", []));
        var later = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/webhooks/{Id:N}", Bearer));

        shown.QuerySelector("#secret")!.GetAttribute("value").ShouldBe(Secret);
        var until = now.AddHours(24).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        shown.QuerySelector(".message time")!.GetAttribute("datetime").ShouldBe(until);
        later.QuerySelector("[aria-labelledby=rotation] time")!.GetAttribute("datetime").ShouldBe(until);
        later.DocumentElement.OuterHtml.ShouldNotContain("whsec_");
    }

    [Fact]
    public async Task A_user_who_may_only_look_is_offered_no_change()
    {
        await using var gateway = await StartAsync(
            request => request is ListDeliveriesQuery ? Result<DeliveryPage>.Of(Log(Failing())) : Result<WebhookView>.Of(View(Endpoint())),
            Administrator with { IsAdministrator = false });

        var page = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/webhooks/{Id:N}", Bearer));
        var log = await Gateway.PageAsync(await gateway.GetAsync($"/seller/pages/webhooks/{Id:N}/deliveries", Bearer));

        page.QuerySelectorAll("button").ShouldBeEmpty();
        log.QuerySelectorAll("tbody button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_of_another_version_are_not_saved_and_the_saved_ones_shown()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedWebhook>.Of(new ChangedWebhook(View(Endpoint()), IsSaved: false)));

        using var response = await PostFormAsync(gateway, $"webhooks/{Id:N}", [("url", "https://a.example"), ("version", "7")]);
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector("#version")!.GetAttribute("value").ShouldBe("0");
        page.QuerySelector(".message")!.TextContent.ShouldContain("https://shop.example.com/hooks");
        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<ChangeWebhookCommand>();
        (command.Id, command.Enabled, command.Version).ShouldBe((Id, false, 7));
    }

    [Fact]
    public async Task A_removed_webhook_leads_back_to_the_list()
    {
        await using var gateway = await StartAsync(_ => Result<Unit>.Of(Unit.Value));

        using var response = await PostFormAsync(gateway, $"webhooks/{Id:N}/remove", []);

        response.Headers.GetValues("HX-Trigger").ShouldBe(["""{"seller:go":"#/webhooks"}"""]);
        gateway.Mediator.Asked.Last().ShouldBe(new RemoveWebhookCommand(Administrator, Id));
    }

    [Fact]
    public async Task A_suspended_webhook_that_needs_attention_leads_to_the_webhooks()
    {
        var item = new AttentionItem(Administrator.Tenant, default, Attention.WebhookSuspended, $"{Id:N}", At);
        await using var gateway = await StartAsync(
            _ => Result<AttentionPage>.Of(new AttentionPage([new AttentionView(item, null, null, [])], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/attention", Bearer));

        page.QuerySelector(".item a.button")!.GetAttribute("href").ShouldBe($"#/webhooks/{Id:N}");
    }
}
