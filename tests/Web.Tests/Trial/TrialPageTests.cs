using System.Net;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Trial;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Trial;

/// <summary>The page of an acquirer without money.</summary>
public sealed class TrialPageTests
{
    private const string Address = $"/trial/{Outcomes.PublicIdText}";

    [Theory]
    [InlineData("ru", "Тест: деньги не списываются")]
    [InlineData("en", "Test: no money moves")]
    public async Task Page_warns_and_offers_four_choices(string language, string warning)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Page(isOpen: true, language));

        using var response = await gateway.GetAsync(Address);

        var page = await Gateway.PageAsync(response);
        page.QuerySelector(".band")!.TextContent.ShouldBe(warning);
        page.QuerySelectorAll("form[method=post] button[name=outcome]").Select(button => button.GetAttribute("value"))
            .ShouldBe(["pay", "decline", "later", "twice"]);
        page.Body!.TextContent.ShouldContain("Invoice #1");
    }

    [Fact]
    public async Task Choice_delivers_its_notifications_and_leads_back()
    {
        await using var gateway = await Gateway.StartAsync();
        var raw = new RawNotification("{}"u8.ToArray(), "application/json", null, new Dictionary<string, string>());
        var sent = new ReceiveNotificationCommand("trial", "key", raw);
        gateway.Mediator.Answers(request => request is ChooseOnTrialPageCommand
            ? Result<IReadOnlyList<ReceiveNotificationCommand>>.Of([sent, sent])
            : (Result<NotificationResponse>)NotificationResponse.Text("OK"));

        using var response = await PressAsync(gateway, "twice");

        (response.StatusCode, response.Headers.Location!.ToString())
            .ShouldBe((HttpStatusCode.SeeOther, $"/payments/{Outcomes.PublicIdText}"));
        gateway.Mediator.Asked.ShouldBe([new ChooseOnTrialPageCommand(Outcomes.PublicIdText, TrialChoice.Twice), sent, sent]);
    }

    [Theory]
    [InlineData("refund")]
    [InlineData("7")]
    [InlineData("")]
    public async Task Unknown_choice_shows_the_page_again(string choice)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Page(isOpen: true, "ru"));

        using var response = await PressAsync(gateway, choice);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        gateway.Mediator.Asked.ShouldHaveSingleItem().ShouldBeOfType<GetTrialPageQuery>();
    }

    [Fact]
    public async Task Closed_form_leads_back()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Page(isOpen: false, "ru"));

        using var response = await gateway.GetAsync(Address);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Chooser_and_return_page_are_marked()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is StartPaymentCommand
            ? Outcomes.Of(
                new StartPaymentOutcome.MethodChoice(
                    [new(MethodCode.Parse("card")!.Value, "Bank"), new(MethodCode.Parse("try")!.Value, "Trial") { IsTrial = true }]),
                "ru")
            : (Result<PaymentState>)(Outcomes.State(PaymentPhase.Paid, language: "ru").Value with { IsTest = true }));

        using var chooser = await gateway.PostAsync("/pay?account_id=31415926&invoice_id=918273");
        using var paid = await gateway.GetAsync($"/payments/{Outcomes.PublicIdText}");

        (await Gateway.PageAsync(chooser)).QuerySelectorAll("a").Select(link => link.TextContent).Take(2)
            .ShouldBe(["Bank · card", "ТЕСТ, деньги не списываются · Trial · try"]);
        (await Gateway.PageAsync(paid)).QuerySelector(".band").ShouldNotBeNull();
    }

    private static Result<TrialPage> Page(bool isOpen, string language) =>
        new TrialPage(Outcomes.PublicIdText, "Invoice #1", Money.Rub(10m), language, isOpen);

    private static async Task<HttpResponseMessage> PressAsync(Gateway gateway, string choice)
    {
        using var form = new FormUrlEncodedContent([new("outcome", choice)]);
        return await gateway.SendAsync(HttpMethod.Post, Address, form);
    }
}
