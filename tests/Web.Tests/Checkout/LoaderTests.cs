using System.Net;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class LoaderTests
{
    [Theory]
    [InlineData("/pay/31415926/918273/card")]
    [InlineData("/pay/31415926/918273")]
    [InlineData("/pay?account_id=31415926&invoice_id=918273&payment_method_code=card")]
    [InlineData("/pay?account_id=31415926&invoice_id=918273&payment_method_code=")]
    public async Task Opening_a_link_shows_the_loader_and_sends_nothing(string link)
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.GetAsync(link, ("Accept-Language", "en"));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var form = (await Gateway.PageAsync(response)).QuerySelector("form")!;

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        bytes.Length.ShouldBeLessThan(8 * 1024);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (form.GetAttribute("method"), form.HasAttribute("action"), form.QuerySelector("button") is null).ShouldBe(("post", false, false));
        gateway.Mediator.Asked.ShouldBeEmpty();
        Headers.ShouldGuard(response);
    }

    [Fact]
    public async Task A_form_may_lead_to_plain_http_where_an_acquirers_pages_are()
    {
        await using var host = Gateway.Build(new ScriptedMediator(), new RecordedLog());
        var name = host.Services.GetRequiredService<AcquirerDirectory>().All[0].Profile.Name;
        await using var gateway = await Gateway.StartAsync(($"Acquirers:{name}:BaseUrl", "http://localhost:5090/"));

        using var response = await gateway.GetAsync("/pay/31415926/918273/card");

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self' https: http:;");
        response.Headers.Contains("Strict-Transport-Security").ShouldBeTrue("our own address is https");
    }

    [Fact]
    public async Task A_head_request_answers_the_same_headers()
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.SendAsync(HttpMethod.Head, "/pay/31415926/918273/card");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (response.Content.Headers.ContentLength ?? 0).ShouldBeGreaterThan(0);
        Headers.ShouldGuard(response);
    }

    [Theory]
    [InlineData("/pay/:account_id/:invoice_id/:payment_method_code")]
    [InlineData("/pay/%3Aaccount_id/%3Ainvoice_id")]
    [InlineData("/pay?account_id=:account_id&invoice_id=:invoice_id")]
    [InlineData("/pay/31415926/918273/:payment_method_code")]
    public async Task A_link_of_markers_opens_and_does_not_pay(string link)
    {
        await using var gateway = await Gateway.StartAsync();

        using var open = await gateway.GetAsync(link);
        using var pay = await gateway.PostAsync(link);

        open.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Gateway.PageAsync(open)).QuerySelector("form").ShouldBeNull();
        pay.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/pay/31415926/918273/card")]
    [InlineData("/payments/AbCdEfGhIjKlMnOpQrStUv")]
    public async Task The_policy_allows_only_the_pages_own_style_and_script(string address)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.State(Application.Checkout.PaymentPhase.Waiting, new Uri("https://qr.nspk.ru/AS1")));

        using var response = await gateway.GetAsync(address);
        var page = await Gateway.PageAsync(response);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        policy.ShouldContain($"style-src '{Hash(page.QuerySelectorAll("style").Single().TextContent)}';");
        policy.ShouldContain($"script-src '{Hash(page.QuerySelectorAll("script").Single().TextContent)}';");
        page.All.Where(element =>
                element.HasAttribute("style")
                || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
            )
            .ShouldBeEmpty();
        page.QuerySelectorAll("[src], link:not([href='data:,'])").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plain_http_gateway_allows_plain_http_form_targets()
    {
        await using var gateway = await Gateway.StartAsync(("Public:BaseUrl", "http://localhost:5080"));

        using var response = await gateway.GetAsync("/pay/1/2");

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self' https: http:;");
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task All_links_that_lead_nowhere_answer_the_same_bytes()
    {
        await using var gateway = await Gateway.StartAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var disclosure = Outcomes.Disclosure("ru", showsReason: true);
        var causes = new[]
        {
            ("/pay/31415926/918273/card", Outcomes.Refused(RefusalKind.NotFound, "invoice.not_found")),
            ("/pay/31415926/918273/card", Outcomes.Refused(RefusalKind.NotFound, "account.not_found", disclosure)),
            ("/pay/31415926/918273/card", Outcomes.Refused(RefusalKind.Invalid, "link.malformed")),
            ("/pay/0/918273/card", null),
            ("/pay/31415926/918273/card-", null),
            ("/pay/:account_id/:invoice_id", null),
            ("/pay", null),
            ("/pay/31415926", null),
            ("/pay?account_id=1&account_id=2&invoice_id=3", null),
        };

        foreach (var (link, answer) in causes)
        {
            gateway.Mediator.Answers(_ => answer!);
            using var response = await gateway.PostAsync(link, ("Accept-Language", "en"));
            seen.Add(await ImprintAsync(response));
        }

        using var opened = await gateway.GetAsync("/pay/0/0", ("Accept-Language", "en"));
        seen.Add(await ImprintAsync(opened));
        seen.ShouldHaveSingleItem().ShouldContain("The invoice was not found.");
    }

    private static async Task<string> ImprintAsync(HttpResponseMessage response)
    {
        var page = await Gateway.PageAsync(response);
        var trace = page.QuerySelector(".trace code")!.TextContent;
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal);
        var lines = headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return string.Join(
            '\n', [$"{response.StatusCode}", .. lines, html.Replace(trace, new string('#', trace.Length), StringComparison.Ordinal)]);
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
