using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class StartPaymentTests
{
    private const string Link = "/pay/31415926/918273/card";
    private static readonly (string, string) AsJson = ("Accept", "application/json");

    [Fact]
    public async Task An_unknown_page_host_is_redirected_to_and_logged()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            Outcomes.Opened(new PaymentPage.Redirect(new Uri("https://pay.bank.example/x?y=1")), isKnownHost: false)
        );

        using var response = await gateway.PostAsync(Link);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe("https://pay.bank.example/x?y=1");
        gateway.Log.Text.ShouldContain("pay.bank.example");
        gateway.Log.Text.ShouldNotContain("y=1");
    }

    [Fact]
    public async Task An_acquirers_form_is_posted_by_the_browser()
    {
        await using var gateway = await Gateway.StartAsync();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["sum"] = "1\"<2>" };
        gateway.Mediator.Answers(_ => Outcomes.Opened(new PaymentPage.Form(new Uri("https://pay.bank.example/"), fields)));

        using var response = await gateway.PostAsync(Link);
        var form = (await Gateway.PageAsync(response)).QuerySelector("form[data-auto='0']")!;

        form.GetAttribute("action").ShouldBe("https://pay.bank.example/");
        form.QuerySelector("input[name=sum]")!.GetAttribute("value").ShouldBe("1\"<2>");
    }

    [Theory]
    [InlineData("Sec-CH-UA-Mobile", "?1", "https://qr.nspk.ru/AS1")]
    [InlineData("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148", "https://qr.nspk.ru/AS1")]
    [InlineData("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)", "/payments/AbCdEfGhIjKlMnOpQrStUv")]
    public async Task A_qr_link_redirects_a_phone_to_the_bank(string header, string value, string location)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Opened(new PaymentPage.QrLink(new Uri("https://qr.nspk.ru/AS1"))));

        using var response = await gateway.PostAsync(Link, (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe(location);
    }

    [Fact]
    public async Task An_unknown_outcome_answers_a_polling_page()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.Waiting(Outcomes.PublicId), "en"));

        using var response = await gateway.PostAsync(Link);
        var main = (await Gateway.PageAsync(response)).QuerySelector("main")!;

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        main.GetAttribute("data-poll").ShouldBe("/payments/AbCdEfGhIjKlMnOpQrStUv");
        main.TextContent.ShouldContain("The bank has not answered yet");
    }

    [Fact]
    public async Task A_missing_contact_answers_a_form_with_one_field()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.ContactNeeded(true), "en"));

        using var body = new FormUrlEncodedContent([KeyValuePair.Create("contact", "buyer@example.org")]);
        using var response = await gateway.SendAsync(HttpMethod.Post, Link, body);
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll("input").Single().GetAttribute("name").ShouldBe("contact");
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("neither like an e-mail");
        gateway.Mediator.Asked.ShouldBe(
            [new StartPaymentCommand(31415926, 918273, "card", "buyer@example.org") { Origin = "127.0.0.0/24" }]);
        gateway.Log.Text.ShouldNotContain("buyer@example.org");
    }

    [Fact]
    public async Task A_link_without_a_method_offers_the_enabled_methods()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            Outcomes.Of(new StartPaymentOutcome.MethodChoice(
                [new(MethodCode.Parse("card")!.Value, "First Bank"), new(MethodCode.Parse("sbp")!.Value, "First Bank")]))
        );

        using var response = await gateway.PostAsync("/pay?account_id=31415926&invoice_id=918273");

        (await Gateway.PageAsync(response)).QuerySelectorAll("a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["/pay/31415926/918273/card", "/pay/31415926/918273/sbp", "https://pay.amocrm.ru/abc"], ignoreOrder: false);
    }

    [Fact]
    public async Task An_outage_answers_503_with_a_form_that_retries()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => throw new OutageException("amoCRM", "invoice", "429", TimeSpan.FromSeconds(7)));

        using var body = new FormUrlEncodedContent([KeyValuePair.Create("contact", "buyer@example.org")]);
        using var response = await gateway.SendAsync(HttpMethod.Post, Link, body);
        var form = (await Gateway.PageAsync(response)).QuerySelector("form[method=post]")!;

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        form.GetAttribute("data-auto").ShouldBe("7");
        form.QuerySelector("input[name=contact]")!.GetAttribute("value").ShouldBe("buyer@example.org");
        Headers.ShouldGuard(response);
    }

    [Fact]
    public async Task A_locked_database_answers_503()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            throw new InvalidOperationException("wrapped", new Microsoft.Data.Sqlite.SqliteException("locked", 5))
        );

        using var response = await gateway.PostAsync(Link);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_bug_answers_500_with_a_trace_code_only()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => throw new InvalidOperationException("an internal sentence"));

        using var response = await gateway.PostAsync(Link);
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        page.QuerySelector(".trace code")!.TextContent.Length.ShouldBe(12);
        page.DocumentElement.OuterHtml.ShouldNotContain("internal sentence");
        gateway.Log.Text.ShouldContain("an internal sentence");
        Headers.ShouldGuard(response);
    }

    [Fact]
    public async Task A_program_reads_json_in_place_of_pages()
    {
        await using var gateway = await Gateway.StartAsync();

        gateway.Mediator.Answers(_ => Outcomes.Opened(new PaymentPage.Redirect(new Uri("https://pay.bank.example/x"))));
        (await ReadAsync(gateway, 200)).GetProperty("redirectUrl").GetString().ShouldBe("https://pay.bank.example/x");
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.Waiting(Outcomes.PublicId)));
        var waiting = await ReadAsync(gateway, 202);
        (waiting.GetProperty("state").GetString(), waiting.TryGetProperty("paymentUrl", out _)).ShouldBe(("unknown", true));
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.InvoiceIncorrect, "invoice.total.not_positive"));
        var problem = await ReadAsync(gateway, 422, "application/problem+json");
        problem.GetProperty("code").GetString().ShouldBe("invoice.incorrect");
        problem.TryGetProperty("detail", out _).ShouldBeFalse();
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.Invalid, "link.malformed"));
        (await ReadAsync(gateway, 404, "application/problem+json")).GetProperty("code").GetString().ShouldBe("invoice.not_found");
    }

    [Theory]
    [InlineData("text/html,application/json;q=0.9,*/*;q=0.8", false)]
    [InlineData("*/*", false)]
    [InlineData("application/problem+json", true)]
    [InlineData("text/html;q=0.2, application/json", true)]
    [InlineData("application/json, text/plain, */*", true)]
    public async Task Json_is_answered_where_it_is_preferred(string accept, bool isJson)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.AskSeller, "some.code"));

        using var response = await gateway.PostAsync(Link, ("Accept", accept));

        response.Content.Headers.ContentType!.MediaType.ShouldBe(isJson ? "application/problem+json" : "text/html");
    }

    private static async Task<JsonElement> ReadAsync(Gateway gateway, int status, string type = "application/json")
    {
        using var response = await gateway.PostAsync(Link, AsJson);
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
