using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.AcmeMethod;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The form of a method: checked by the acquirer, then saved.</summary>
public sealed class MethodFormTests
{
    [Fact]
    public async Task Problems_stand_at_their_fields_and_nothing_is_saved()
    {
        await using var gateway = await StartAsync(_ => Result<IReadOnlyList<SettingProblem>>.Of(
            [new SettingProblem("password", new LocalText("Неверный пароль", "Wrong password"))]));

        using var response = await PostAsync(gateway, "save", ("s.password", "typed-secret"));
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector("#fault-password")!.TextContent.ShouldBe("Wrong password");
        page.QuerySelector("#fault-shop")!.TextContent.ShouldBe("");
        page.DocumentElement.OuterHtml.ShouldNotContain("typed-secret");
        gateway.Mediator.Asked.ShouldNotContain(request => request is ChangeMethodCommand);
    }

    [Fact]
    public async Task The_legal_entity_of_a_shop_is_saved_with_it()
    {
        await using var gateway = await StartAsync(_ => Result<MethodView>.Of(Method));

        using var response = await PostAsync(gateway, "force", ("taxNumbers", "7701000001, 7702000002"), ("link", "card"));

        var supplier = gateway.Mediator.Asked.Last().ShouldBeOfType<ChangeMethodCommand>().Supplier.ShouldNotBeNull();
        (string.Join('|', supplier.TaxNumbers), supplier.Link).ShouldBe(("7701000001|7702000002", "card"));
    }

    [Fact]
    public async Task A_senseless_tax_number_is_named_at_its_field()
    {
        await using var gateway = await StartAsync(_ => Result<MethodView>.Refused(
            new Refusal(RefusalKind.Invalid, "method.supplier_number")));

        using var response = await PostAsync(gateway, "force", ("taxNumbers", "12"), ("link", ""));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Gateway.PageAsync(response)).QuerySelector("#fault-taxNumbers")!.TextContent.ShouldStartWith("A tax number has");
    }

    [Fact]
    public async Task Several_methods_may_be_divided_among_legal_entities()
    {
        var method = Method with { Suppliers = ["7701000001"], Link = "sbp" };
        await using var gateway = await StartAsync(_ => Result<MethodForm>.Of(
            new MethodForm(Profile, method, ["card"], []) { Links = ["sbp", "other"] }));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/setup/methods/card", Bearer));

        page.QuerySelector("#taxNumbers")!.GetAttribute("value").ShouldBe("7701000001");
        page.QuerySelector("#link option[selected]")!.GetAttribute("value").ShouldBe("sbp");
    }

    [Fact]
    public async Task A_check_alone_saves_nothing()
    {
        await using var gateway = await StartAsync(_ => Result<IReadOnlyList<SettingProblem>>.Of([]));

        using var response = await PostAsync(gateway, "check");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        gateway.Mediator.Asked.Last().ShouldBeOfType<CheckSettingsCommand>();
    }

    [Fact]
    public async Task Checked_settings_are_saved_by_the_command_of_the_api()
    {
        await using var gateway = await StartAsync(request => request is CheckSettingsCommand
            ? Result<IReadOnlyList<SettingProblem>>.Of([])
            : Result<MethodView>.Of(Method));

        using var response = await PostAsync(gateway, "save", ("s.testMode", "true"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("HX-Trigger").ShouldBe(["""{"seller:go":"#/setup/methods/card?saved=1"}"""]);
        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<ChangeMethodCommand>();
        (command.Seller, command.Code, command.Acquirer, command.Enabled, command.Version)
            .ShouldBe((Administrator, "card", "acme", true, 3));
        command.Settings.ShouldBe(
            new Dictionary<string, string?> { ["receipts"] = "false", ["testMode"] = "true", ["shop"] = "77" }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_second_of_two_administrators_is_told()
    {
        await using var gateway = await StartAsync(request => request is CheckSettingsCommand
            ? Result<IReadOnlyList<SettingProblem>>.Of([])
            : request is GetMethodFormQuery
                ? Form()
                : Result<MethodView>.Refused(new Refusal(RefusalKind.Conflict, "method.changed_meanwhile")));

        using var response = await PostAsync(gateway, "save", ("version", "2"));
        var page = await Gateway.PageAsync(response);

        page.QuerySelector("#version")!.GetAttribute("value").ShouldBe("3");
        page.QuerySelector(".list")!.TextContent.ShouldContain("<b>77</b>");
        page.QuerySelector(".list li:last-child")!.TextContent.ShouldBe("Take payments this wayyes");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector(".message")!.TextContent.ShouldContain("Another administrator");
    }

    [Fact]
    public async Task A_code_that_another_method_has_is_named_at_its_field()
    {
        await using var gateway = await StartAsync(request => request is CheckSettingsCommand
            ? Result<IReadOnlyList<SettingProblem>>.Of([])
            : Result<MethodView>.Refused(new Refusal(RefusalKind.Conflict, "method.code_taken")));

        using var response = await PostAsync(gateway, "save", ("version", "0"));
        var page = await Gateway.PageAsync(response);

        page.QuerySelector("#fault-code")!.TextContent.ShouldStartWith("There is a way to pay with this code.");
        page.QuerySelector("#version").ShouldBeNull();
    }

    [Fact]
    public async Task What_our_own_rules_refuse_cannot_be_saved_without_the_check()
    {
        await using var gateway = await StartAsync(_ => Result<IReadOnlyList<SettingProblem>>.Refused(
            new Refusal(RefusalKind.Invalid, "settings.is_required", "shop: is required")));

        using var response = await PostAsync(gateway, "save");
        var page = await Gateway.PageAsync(response);

        page.QuerySelector("#fault-shop")!.TextContent.ShouldBe("Fill this in.");
        page.QuerySelector("button[value=force]").ShouldBeNull();
    }

    [Fact]
    public async Task An_acquirer_that_does_not_answer_leaves_the_choice_to_the_seller()
    {
        await using var gateway = await StartAsync(request => request is CheckSettingsCommand
            ? throw new OutageException("acme", "check", "no answer", null)
            : Result<MethodView>.Of(Method));

        using var silent = await PostAsync(gateway, "save");
        var page = await Gateway.PageAsync(silent);
        using var forced = await PostAsync(gateway, "force");

        page.QuerySelector("button[value=force]").ShouldNotBeNull();
        forced.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
