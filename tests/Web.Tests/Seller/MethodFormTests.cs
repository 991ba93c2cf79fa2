using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The form of a method: checked by the acquirer, then saved.</summary>
public sealed class MethodFormTests
{
    private static readonly SellerIdentity Administrator =
        new(new TenantKey(Platform.AmoCrm, 31415926), 7, "en", null) { IsAdministrator = true };

    private static readonly AcquirerProfile Profile = new()
    {
        Name = "acme",
        Title = "Acme",
        Settings =
        [
            new("shop", new("Магазин", "Shop"), new("Номер", "Number"), SettingType.Text, Required: true),
            new("password", new("Пароль", "Password"), new("Секрет", "Secret"), SettingType.Text, Required: true, Secret: true),
            .. CommonSettings.Fields,
        ],
        Currencies = [Currency.Rub],
        ApiHosts = [],
        PageHosts = [],
    };

    private static readonly (string, string) Bearer = ("Authorization", "Bearer 1.31415926.abc");
    private static readonly (string, string) Own = ("Origin", "https://pay.example.org");

    private static readonly MethodView Method = new(
        "card",
        Profile.Name,
        true,
        new Dictionary<string, SettingView>(StringComparer.Ordinal)
        {
            ["shop"] = new("<b>77</b>", null),
            ["password"] = new(null, "1234"),
        },
        new Uri("https://pay.example.org/notifications/acme/k"))
    {
        AcquirerTitle = Profile.Title,
        Version = 3,
    };

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

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector(".message")!.TextContent.ShouldContain("Another administrator");
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

    private static Result<MethodForm> Form() => new MethodForm(Profile, Method, ["card"], []);

    private static async Task<Gateway> StartAsync(Func<object, object> answer, SellerIdentity? seller = null)
    {
        var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is AuthenticateSessionCommand
            ? Result<SellerIdentity>.Of(seller ?? Administrator)
            : answer(request));
        return gateway;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        Gateway gateway, string action, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual =
        [
            ("code", "card"), ("acquirer", "acme"), ("version", "3"), ("enabled", "true"), ("action", action),
            ("boxes", "receipts"), ("boxes", "testMode"), ("s.shop", "77"),
        ];
        using var body = new FormUrlEncodedContent(usual.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await gateway.SendAsync(HttpMethod.Post, "/seller/pages/setup/methods", body, Bearer, Own);
    }
}
