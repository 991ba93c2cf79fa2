using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Checkout;

/// <summary>The page that asks for the receipt's contact, and the way of its ticket through a browser.</summary>
public sealed class ContactPageTests
{
    private const string Link = "/pay/31415926/918273/card";
    private const string Ticket = "v1.1.abc_DEF-";
    private const string Action = $"{Link}?ticket={Ticket}";
    private static readonly StartPaymentCommand Click = new(31415926, 918273, "card", null) { Origin = "127.0.0.0/24" };

    [Theory]
    [InlineData(Link)]
    [InlineData("/pay?account_id=31415926&invoice_id=918273&payment_method_code=card")]
    public async Task A_contact_page_posts_to_its_link_with_the_ticket(string link)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.ContactNeeded(false) { Ticket = Ticket }));

        using var response = await gateway.PostAsync(link);

        (await Gateway.PageAsync(response)).QuerySelector("form")!.GetAttribute("action").ShouldBe(Action);
        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith($"contact-31415926-918273-card={Ticket}; ");
        foreach (var guard in new[] { "path=/pay", "httponly", "secure", "samesite=strict" })
            cookie.ShouldContain(guard);
    }

    [Fact]
    public async Task A_typed_contact_is_sent_with_the_ticket_of_its_page()
    {
        (await SentAsync(Action, "a@example.org")).ShouldBe(Click with { Contact = "a@example.org", Ticket = Ticket });
    }

    [Fact]
    public async Task A_contact_that_cannot_be_used_stays_in_its_field_to_be_corrected()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.ContactNeeded(true) { Ticket = Ticket }));
        using var form = new FormUrlEncodedContent([new("contact", "<b>ivan@post")]);

        using var response = await gateway.SendAsync(HttpMethod.Post, Link, form);

        (await Gateway.PageAsync(response)).QuerySelector("#contact")!.GetAttribute("value").ShouldBe("<b>ivan@post");
    }

    [Fact]
    public async Task A_browser_sends_the_ticket_that_it_keeps()
    {
        (await SentAsync(Link, null, Cookie)).ShouldBe(Click with { Ticket = Ticket });
        (await SentAsync(Link, "a@example.org", Cookie)).ShouldBe(Click with { Contact = "a@example.org", Ticket = Ticket });
    }

    [Fact]
    public async Task A_link_with_a_strangers_ticket_counts_as_one_without()
    {
        (await SentAsync(Action, null)).ShouldBe(Click);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_form_of_another_site_types_nothing(string site)
    {
        (await SentAsync(Action, "a@example.org", ("Sec-Fetch-Site", site))).ShouldBe(Click);
    }

    [Fact]
    public async Task A_program_reads_where_to_post_the_contact()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.ContactNeeded(false) { Ticket = Ticket }));

        using var response = await gateway.PostAsync(Link, ("Accept", "application/json"));
        var json = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        (json.GetProperty("field").GetString(), json.GetProperty("action").GetString()).ShouldBe(("contact", Action));
    }

    [Fact]
    public async Task A_click_on_anothers_payment_repeats_itself_and_gets_no_id()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Of(new StartPaymentOutcome.Waiting(null) { Ticket = Ticket }));

        using var body = new FormUrlEncodedContent([KeyValuePair.Create("contact", "a@example.org")]);
        using var response = await gateway.SendAsync(HttpMethod.Post, Action, body);
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        page.DocumentElement.OuterHtml.ShouldNotContain("/payments/");
        var form = page.QuerySelector("form[data-auto='3']")!;
        form.GetAttribute("action").ShouldBe(Action);
        form.QuerySelector("input[name=contact]")!.GetAttribute("value").ShouldBe("a@example.org");
    }

    private static (string, string) Cookie => ("Cookie", $"contact-31415926-918273-card={Ticket}");

    private static async Task<object> SentAsync(string address, string? contact, params (string, string)[] headers)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Opened(new PaymentPage.Redirect(new Uri("https://pay.bank.example/x"))));
        using var body = contact is null ? null : new FormUrlEncodedContent([KeyValuePair.Create("contact", contact)]);
        using var response = await gateway.SendAsync(HttpMethod.Post, address, body, headers);
        return gateway.Mediator.Asked.ShouldHaveSingleItem();
    }
}
