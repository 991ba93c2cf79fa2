using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class WidgetPageTests
{
    private const string Link = "/pay/31415926/918273/card";
    private const string Parameters = """{"amount":10.5,"description":"<\"Счёт\"> & 'что-то'"}""";

    private static readonly StartPaymentOutcome.Opened Opened = new(
        new PaymentPage.Widget(new Uri("https://widget.bank.example/w.js"), "bank.Widget", Parameters), Outcomes.PublicId, true)
    {
        PageHosts = ["bank.example", "127.0.0.1", "localhost"],
    };

    [Fact]
    public async Task The_page_starts_the_widget_and_goes_on_to_the_return_page()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(Opened, "en"));

        using var response = await gateway.PostAsync(Link);
        var page = await Gateway.PageAsync(response);
        var button = page.QuerySelector("button#widget")!;

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        button.TextContent.ShouldBe("Pay");
        button.GetAttribute("data-path").ShouldBe("bank.Widget");
        button.GetAttribute("data-parameters").ShouldBe(Parameters);
        button.GetAttribute("data-next").ShouldBe($"/payments/{Outcomes.PublicIdText}");
        page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")).ShouldBe(["https://widget.bank.example/w.js"]);
        page.QuerySelector("noscript")!.TextContent.ShouldContain("JavaScript");
    }

    [Fact]
    public async Task The_policy_names_the_hosts_of_the_widget()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(Opened));

        using var response = await gateway.PostAsync(Link);
        var policy = PolicyOf(response);

        const string hosts = "https://widget.bank.example https://bank.example https://*.bank.example";
        foreach (var directive in (string[])["script-src", "frame-src", "connect-src", "img-src", "style-src"])
            policy[directive].ShouldEndWith(hosts, customMessage: directive);
        policy["script-src"].ShouldNotContain("unsafe");
        (policy["default-src"], policy["base-uri"], policy["frame-ancestors"]).ShouldBe(("'none'", "'none'", "'none'"));
        Headers.ShouldGuard(response);
    }

    [Fact]
    public async Task Every_script_of_the_page_is_named_by_the_policy()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(Opened));

        using var response = await gateway.PostAsync(Link);
        var policy = PolicyOf(response)["script-src"];
        var scripts = (await Gateway.PageAsync(response)).QuerySelectorAll("script:not([src])").Select(script => script.TextContent);

        foreach (var script in scripts)
        {
            var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script));
            policy.ShouldContain($"'sha256-{Convert.ToBase64String(hash)}'");
        }
    }

    [Fact]
    public async Task The_policy_of_other_pages_names_no_host()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(Opened));
        using var widget = await gateway.PostAsync(Link);
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.Waiting(Outcomes.PublicId)));

        using var other = await gateway.PostAsync(Link);

        PolicyOf(other).Values.ShouldAllBe(sources => !sources.Contains("bank.example"));
        PolicyOf(other).Keys.ShouldNotContain("frame-src");
    }

    [Fact]
    public async Task A_program_is_led_to_the_payments_own_page()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(Opened));

        using var response = await gateway.PostAsync(Link, ("Accept", "application/json"));

        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("redirectUrl").GetString().ShouldBe($"/payments/{Outcomes.PublicIdText}");
    }

    private static Dictionary<string, string> PolicyOf(HttpResponseMessage response) => response.Headers
        .GetValues("Content-Security-Policy").Single().Split("; ")
        .ToDictionary(directive => directive.Split(' ')[0], directive => directive[(directive.IndexOf(' ') + 1)..]);
}
