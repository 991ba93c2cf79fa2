using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class ReturnPageTests
{
    private const string Address = $"/payments/{Outcomes.PublicIdText}";

    [Theory]
    [InlineData(PaymentPhase.Waiting, "waiting", true, "Ждём оплату")]
    [InlineData(PaymentPhase.Unknown, "unknown", true, "Банк ещё не ответил")]
    [InlineData(PaymentPhase.Authorized, "authorized", false, "Оплата принята")]
    [InlineData(PaymentPhase.Paid, "paid", false, "Счёт оплачен")]
    [InlineData(PaymentPhase.Refunded, "refunded", false, "Деньги возвращены")]
    [InlineData(PaymentPhase.Failed, "failed", false, "Оплата не прошла")]
    [InlineData(PaymentPhase.Restart, "restart", true, "Открываем оплату заново")]
    public async Task Each_phase_has_its_page_and_its_name_in_json(
        PaymentPhase phase,
        string name,
        bool polls,
        string title
    )
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.State(phase, language: "ru"));

        using var response = await gateway.GetAsync(Address, ("Accept-Language", "en"));
        using var state = await gateway.GetAsync($"{Address}/state");
        var page = await Gateway.PageAsync(response);
        var json = await state.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.Body!.TextContent.ShouldContain("14 982,00 ₽".Replace(' ', '\u00a0'));
        (page.QuerySelector("main")!.GetAttribute("data-poll") is not null).ShouldBe(polls);
        json.GetProperty("state").GetString().ShouldBe(name);
        json.GetProperty("next").GetString().ShouldBe(phase == PaymentPhase.Restart ? "/pay/31415926/918273/card" : null);
        page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldContain("https://pay.amocrm.ru/abc");
    }

    [Fact]
    public async Task A_failed_payment_links_to_a_new_one()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.State(PaymentPhase.Failed));

        using var response = await gateway.GetAsync(Address);

        (await Gateway.PageAsync(response)).QuerySelector("a")!.GetAttribute("href").ShouldBe("/pay/31415926/918273/card");
    }

    [Fact]
    public async Task A_payment_on_a_page_of_ours_links_back_to_it()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => (Result<PaymentState>)(Outcomes.State(PaymentPhase.Waiting).Value with { WaitsOnOurPage = true }));

        using var response = await gateway.GetAsync(Address);

        (await Gateway.PageAsync(response)).QuerySelector("a")!.GetAttribute("href").ShouldBe("/pay/31415926/918273/card");
    }

    [Fact]
    public async Task A_qr_payment_shows_a_desktop_the_code()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.State(PaymentPhase.Waiting, qr: new Uri("https://qr.nspk.ru/AS1")));

        using var desktop = await gateway.GetAsync(Address);
        using var phone = await gateway.GetAsync(Address, ("Sec-CH-UA-Mobile", "?1"));

        var page = await Gateway.PageAsync(desktop);
        page.QuerySelector("[role=img] svg").ShouldNotBeNull();
        page.QuerySelector("[role=img]")!.GetAttribute("aria-label").ShouldNotBeNullOrEmpty();
        (await Gateway.PageAsync(phone)).QuerySelector("a")!.GetAttribute("href").ShouldBe("https://qr.nspk.ru/AS1");
    }

    [Fact]
    public async Task A_waiting_page_requests_a_sync()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.State(PaymentPhase.Waiting));

        using var response = await gateway.PostAsync(Address, ("Accept", "application/json"));
        var json = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        json.GetProperty("state").GetString().ShouldBe("waiting");
        gateway.Mediator.Asked.ShouldBe([new RequestPaymentSyncCommand(Outcomes.PublicIdText)]);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")]
    [InlineData("")]
    public async Task A_browser_that_comes_back_by_post_is_led_to_the_page(string accept)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.State(PaymentPhase.Waiting));

        using var response = await gateway.PostAsync(Address, ("Accept", accept));

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe(Address);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        gateway.Mediator.Asked.ShouldBe([new RequestPaymentSyncCommand(Outcomes.PublicIdText)]);
    }

    [Fact]
    public async Task An_unknown_payment_answers_404()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<PaymentState>.Refused(new Refusal(RefusalKind.NotFound, "payment.not_found")));

        foreach (
            var (method, address) in new[]
            {
                (HttpMethod.Get, Address),
                (HttpMethod.Get, $"{Address}/state"),
                (HttpMethod.Post, Address),
            }
        )
        {
            using var response = await gateway.SendAsync(method, address);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }
}
