using System.Net;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The document that the frame in the CRM opens.</summary>
public sealed class SellerShellTests
{
    [Fact]
    public async Task The_shell_may_be_framed_by_the_crms_pages_alone()
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.GetAsync("/seller");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldEndWith("frame-ancestors https://*.amocrm.ru https://*.amocrm.com https://*.kommo.com");
        policy.ShouldContain("default-src 'none'; script-src 'self'; style-src 'self'");
        policy.ShouldNotContain("unsafe");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/pay/1/2")]
    [InlineData("/seller/pages/setup")]
    public async Task Every_other_page_is_framed_by_nobody(string address)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Domain.Common.Result<Application.Accounts.Seller>.Refused(
            new(Domain.Common.RefusalKind.Unauthenticated, "session.ended")));

        using var response = await gateway.GetAsync(address);

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors 'none'");
    }

    [Fact]
    public async Task The_shell_has_nothing_inline_and_nothing_from_elsewhere()
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.GetAsync("/seller");
        var page = await Gateway.PageAsync(response);

        page.QuerySelectorAll("style, [style], [onclick], script:not([src])").ShouldBeEmpty();
        foreach (var file in page.QuerySelectorAll("script, link[rel=stylesheet]"))
        {
            var address = (file.GetAttribute("src") ?? file.GetAttribute("href")).ShouldNotBeNull();
            address.ShouldStartWith("/seller/assets/");
            using var asset = await gateway.GetAsync(address);
            asset.StatusCode.ShouldBe(HttpStatusCode.OK);
            asset.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        }
    }

    [Theory]
    [InlineData("ru", "Открываем страницу…")]
    [InlineData("en", "Opening the page…")]
    public async Task The_shell_speaks_the_browsers_language(string language, string text)
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.GetAsync("/seller", ("Accept-Language", language));
        var page = await Gateway.PageAsync(response);

        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.QuerySelector(".wait p")!.TextContent.ShouldBe(text);
    }

    [Fact]
    public async Task An_unknown_asset_is_not_found()
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.GetAsync("/seller/assets/page.js");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
