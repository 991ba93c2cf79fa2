using System.Net;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using MediatR;
using static CleanAcquiring.Web.Tests.Seller.AcmeMethod;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The page of the set-up, as fragments for its script.</summary>
public sealed class SetupPageTests
{
    [Theory]
    [InlineData(SetupStep.AddMethod, "Add a way to pay")]
    [InlineData(SetupStep.ShowOnPayWall, "Switch it on in the PayWall")]
    [InlineData(SetupStep.LookAtAttention, "Something needs your attention")]
    [InlineData(SetupStep.Done, "Everything works")]
    public async Task The_page_names_the_one_next_step(SetupStep step, string title)
    {
        await using var gateway = await StartAsync(_ => Result<SetupState>.Of(
            new SetupState(step == SetupStep.AddMethod ? [] : [new SetupMethod(Method, false)], step)));

        using var response = await gateway.GetAsync("/seller/pages/setup", Bearer);
        var page = await Gateway.PageAsync(response);

        page.QuerySelector(".step h2")!.TextContent.ShouldBe(title);
        page.QuerySelector("nav a[aria-current=page]")!.GetAttribute("href").ShouldBe("#/setup");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.DocumentElement.OuterHtml.ShouldNotContain("style=");
    }

    [Fact]
    public async Task A_user_who_may_only_look_is_offered_no_change()
    {
        await using var gateway = await StartAsync(
            request => request is GetSetupQuery
                ? Result<SetupState>.Of(new SetupState([new SetupMethod(Method, true)], SetupStep.PayOnce))
                : Form(),
            Administrator with { IsAdministrator = false });

        var list = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/setup", Bearer));
        var form = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/setup/methods/card", Bearer));

        list.QuerySelectorAll("a[href='#/setup/new']").ShouldBeEmpty();
        form.QuerySelectorAll("button[type=submit]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_form_shows_values_escaped_and_of_secrets_the_end_alone()
    {
        await using var gateway = await StartAsync(_ => Form());

        using var response = await gateway.GetAsync("/seller/pages/setup/methods/card", Bearer);
        var page = await Gateway.PageAsync(response);

        var secret = page.QuerySelector("#f-password")!;
        (secret.GetAttribute("type"), secret.GetAttribute("value")).ShouldBe(("password", null));
        secret.GetAttribute("placeholder").ShouldBe("Set, ends in 1234");
        page.QuerySelector("#f-shop")!.GetAttribute("value").ShouldBe("<b>77</b>");
        page.QuerySelector("#url")!.GetAttribute("value").ShouldBe("https://pay.example.org/notifications/acme/k");
        page.QuerySelector("input[name=version]")!.GetAttribute("value").ShouldBe("3");
        foreach (var label in page.QuerySelectorAll("label"))
            page.GetElementById(label.GetAttribute("for")!).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_method_shows_what_its_acquirer_did_not_take()
    {
        var method = Method with { Problems = [new SettingProblem("", new LocalText("Адрес не принят", "The address was not taken"))] };
        await using var gateway = await StartAsync(request => request is GetSetupQuery
            ? Result<SetupState>.Of(new SetupState([new SetupMethod(method, true)], SetupStep.Done))
            : Form(method));

        var list = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/setup", Bearer));
        var form = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/setup/methods/card", Bearer));

        list.QuerySelector("li .pill.bad")!.TextContent.ShouldBe("Look at it");
        form.QuerySelector(".message.bad")!.TextContent.ShouldContain("The address was not taken");
    }

    [Fact]
    public async Task Former_credentials_show_what_hangs_on_them()
    {
        var at = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
        await using var gateway = await StartAsync(_ => Form(
            Method, new FormerCredentials(2, "Acme", at, new CredentialUse(2, 3, 1, at)), new FormerCredentials(1, "Other", at, null)));

        var form = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/setup/methods/card", Bearer));

        form.QuerySelectorAll("details li small").Select(use => use.TextContent)
            .ShouldBe(["open payments: 3, holds: 1, last payment 11/24/2026", "no payment was opened with them"]);
    }

    [Fact]
    public async Task Removed_methods_are_listed_with_their_addresses()
    {
        var url = new Uri("https://pay.example.org/notifications/acme/old");
        await using var gateway = await StartAsync(_ => Result<SetupState>.Of(new SetupState([], SetupStep.AddMethod)
        {
            Removed = [new RemovedMethod("sbp", "Acme", new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), url, 2, 0)],
        }));

        var removed = (await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/setup", Bearer))).QuerySelector("details li")!;

        removed.TextContent.ShouldContain("sbp · removed 11/24/2026");
        removed.TextContent.ShouldContain("Open payments: 2, holds: 0");
        removed.QuerySelector("input")!.GetAttribute("value").ShouldBe(url.AbsoluteUri);
    }

    [Fact]
    public async Task An_account_without_a_grant_sees_the_button_that_connects_it()
    {
        await using var gateway = await StartAsync(
            _ => throw new InvalidOperationException(),
            Administrator with { ReauthorizeLink = new Uri("https://www.amocrm.ru/oauth?x=1") });

        using var read = await gateway.GetAsync("/seller/pages/setup", Bearer);
        using var write = await PostAsync(gateway, "save");

        var link = (await Gateway.PageAsync(read)).QuerySelector("a.button")!;
        (link.GetAttribute("href"), link.GetAttribute("target")).ShouldBe(("https://www.amocrm.ru/oauth?x=1", "_top"));
        write.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_removed_method_leads_back_to_the_list()
    {
        await using var gateway = await StartAsync(_ => Result<Unit>.Of(Unit.Value));

        using var response = await gateway.PostAsync("/seller/pages/setup/methods/card/remove", Bearer, Own);

        response.Headers.GetValues("HX-Trigger").ShouldBe(["""{"seller:go":"#/setup"}"""]);
        gateway.Mediator.Asked.Last().ShouldBe(new RemoveMethodCommand(Administrator, "card"));
    }
}
