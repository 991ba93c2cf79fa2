using System.Net.Http.Json;
using System.Text.Json;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class RefusalTests
{
    private const string Link = "/pay/31415926/918273/card";
    private static readonly (string, string) Russian = ("Accept-Language", "ru");
    private static readonly (string, string) English = ("Accept-Language", "en");

    [Theory]
    [InlineData(RefusalKind.Invalid, 404, "обратитесь к продавцу, который выставил вам счёт", "contact the seller who issued it")]
    [InlineData(RefusalKind.NotFound, 404, "обратитесь к продавцу, который выставил вам счёт", "contact the seller who issued it")]
    [InlineData(RefusalKind.InvoiceIncorrect, 422, "исправить", "ask the company that issued it to correct it")]
    [InlineData(RefusalKind.AlreadyPaid, 200, "уже оплачен", "paid already. Nothing was charged now")]
    [InlineData(RefusalKind.AskSeller, 422, "обратитесь к продавцу", "contact the seller")]
    [InlineData(RefusalKind.MethodUnavailable, 409, "другой способ оплаты", "choose another way to pay")]
    public async Task A_refusal_answers_its_status_and_sentence_in_both_languages(
        RefusalKind kind,
        int status,
        string russian,
        string english
    )
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Refused(kind, "some.code"));

        foreach (var (language, sentence) in new[] { (Russian, russian), (English, english) })
        {
            using var response = await gateway.PostAsync(Link, language);
            var page = await Gateway.PageAsync(response);

            ((int)response.StatusCode).ShouldBe(status);
            page.Body!.TextContent.ShouldContain(sentence);
            page.DocumentElement.GetAttribute("lang").ShouldBe(language.Item2);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_reason_is_shown_only_where_the_seller_allows_it()
    {
        await using var gateway = await Gateway.StartAsync();
        var shows = false;
        gateway.Mediator.Answers(_ =>
            Outcomes.Refused(RefusalKind.InvoiceIncorrect, "invoice.total.not_positive", Outcomes.Disclosure("ru", shows))
        );

        using var without = await gateway.PostAsync(Link);
        shows = true;
        using var with = await gateway.PostAsync(Link);

        (await Gateway.PageAsync(without)).Body!.TextContent.ShouldNotContain("больше нуля");
        (await Gateway.PageAsync(with)).Body!.TextContent.ShouldContain("больше нуля");
    }

    [Theory]
    [InlineData(RefusalKind.InvoiceIncorrect, "invoice.incorrect")]
    [InlineData(RefusalKind.AlreadyPaid, "invoice.already_paid")]
    [InlineData(RefusalKind.AskSeller, "invoice.not_payable_now")]
    [InlineData(RefusalKind.MethodUnavailable, "method.unavailable")]
    public async Task A_program_reads_the_exact_code_only_where_the_seller_allows_it(RefusalKind kind, string code)
    {
        await using var gateway = await Gateway.StartAsync();
        foreach (var (shows, expected) in new[] { (false, code), (true, "exact.code") })
        {
            gateway.Mediator.Answers(_ => Outcomes.Refused(kind, "exact.code", Outcomes.Disclosure("ru", shows)));

            using var response = await gateway.PostAsync(Link, ("Accept", "application/json"));
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

            problem.GetProperty("code").GetString().ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_sellers_name_cannot_turn_the_page_around()
    {
        await using var gateway = await Gateway.StartAsync();
        var seller = new SellerContacts("Ro\u202Ema\u2066s\u200Fh\u0007ka", null, null);
        gateway.Mediator.Answers(_ =>
            Outcomes.Refused(RefusalKind.AskSeller, "some.code", Outcomes.Disclosure("en") with { Seller = seller }));

        using var response = await gateway.PostAsync(Link);

        (await Gateway.PageAsync(response)).Body!.TextContent.ShouldContain("Romashka");
    }

    [Fact]
    public async Task A_trace_code_is_not_the_callers()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.AskSeller, "some.code"));

        using var response = await gateway.PostAsync(Link, ("traceparent", "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01"));

        (await Gateway.PageAsync(response)).QuerySelector(".trace code")!.TextContent.ShouldNotMatch("aaaa|bbbb");
    }

    [Fact]
    public async Task A_page_shows_the_disclosed_facts_of_the_seller()
    {
        await using var gateway = await Gateway.StartAsync();
        var disclosure = new BuyerDisclosure(
            new SellerContacts("ООО «Ромашка»", null, "a@example.org"),
            "Счёт 17",
            false,
            Outcomes.BackLink,
            "ru"
        );
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.AskSeller, "some.code", disclosure));

        using var response = await gateway.PostAsync(Link);
        var page = await Gateway.PageAsync(response);

        foreach (var shown in new[] { "ООО «Ромашка»", "a@example.org", "Счёт 17" })
            page.Body!.TextContent.ShouldContain(shown);
        page.QuerySelector("a")!.GetAttribute("href").ShouldBe("https://pay.amocrm.ru/abc");
    }

    [Fact]
    public async Task A_back_link_of_another_scheme_is_left_out()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            Outcomes.Refused(
                RefusalKind.AlreadyPaid,
                "some.code",
                Outcomes.Disclosure() with
                {
                    BackLink = new Uri("javascript:alert(1)"),
                }
            )
        );

        using var response = await gateway.PostAsync(Link);

        (await Gateway.PageAsync(response)).QuerySelector("a").ShouldBeNull();
    }
}
