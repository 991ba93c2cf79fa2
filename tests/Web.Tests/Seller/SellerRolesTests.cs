using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The pages and the API for an administrator and for any other user.</summary>
public sealed class SellerRolesTests
{
    public static TheoryData<string> Pages =>
    [
        "payments", "payments/0123456789abcdef0123456789abcdef", "invoices/1", "attention", "setup", "setup/methods/card", "policies",
        "journal",
    ];

    public static TheoryData<string> Reads =>
        ["settings", "methods", "acquirers", "payments", "invoices/1", "deals/1/invoices", "attention", "journal", "webhooks"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_user_who_may_not_look_gets_a_page_that_says_whom_to_ask(string page)
    {
        await using var gateway = await RefusingAsync();

        using var response = await gateway.GetAsync($"/seller/pages/{page}", Bearer, ("Accept-Language", "en"));
        var shown = await Gateway.PageAsync(response);

        shown.QuerySelector("h1")!.TextContent.ShouldBe("Only administrators look here");
        shown.QuerySelector(".page")!.TextContent.ShouldContain("Ask an administrator of the account");
        shown.QuerySelectorAll("nav, form, button").ShouldBeEmpty();
        gateway.Mediator.Asked.ShouldHaveSingleItem().ShouldBeOfType<AuthenticateSessionCommand>();
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task The_api_refuses_a_read_with_a_problem(string address)
    {
        await using var gateway = await RefusingAsync();

        using var response = await gateway.GetAsync($"/api/seller/{address}", Bearer);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((string?)problem["code"]).ShouldBe("seller.not_admitted");
        gateway.Mediator.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_user_who_may_look_sees_rules_without_a_button_to_save()
    {
        var rules = new Rules(new VersionedSettings(SellerSettings.Default with { UsersMayLook = true }, 1), [], []);
        await using var gateway = await StartAsync(_ => Result<Rules>.Of(rules), Administrator with { IsAdministrator = false });

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/policies", Bearer));

        page.QuerySelectorAll("button").ShouldBeEmpty();
        page.QuerySelector("#usersMayLook")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task The_switch_is_saved_with_the_rules()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedSettings>.Of(
            new ChangedSettings(new VersionedSettings(SellerSettings.Default, 5), IsSaved: false)));

        using var response = await PostFormAsync(gateway, "policies", [
            ("version", "4"), ("partialPayments", "refuse"), ("excess", "attention"), ("holds", "attention"), ("usersMayLook", "true"),
        ]);

        gateway.Mediator.Asked.Last().ShouldBeOfType<ChangeSettingsCommand>().Settings.UsersMayLook.ShouldBeTrue();
        (await Gateway.PageAsync(response)).QuerySelector("tbody tr")!.TextContent.ShouldContain("Every user of the account may look");
    }

    private static async Task<Gateway> RefusingAsync()
    {
        var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<SellerIdentity>.Refused(
            new Refusal(RefusalKind.Forbidden, SellerIdentity.NotAdmittedCode, "Ask an administrator.")));
        return gateway;
    }
}
