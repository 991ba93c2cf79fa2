using System.Net;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.SellerApi;

public sealed class SellerMethodTests
{
    private static readonly SellerIdentity Known = new(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null);
    private static readonly (string, string) Token = ("X-Auth-Token", "a.b.c");

    [Fact]
    public async Task A_secret_is_shown_by_its_last_characters()
    {
        await using var gateway = await Gateway.StartAsync();
        IReadOnlyList<MethodView> methods =
        [
            new("card", "first-bank", true, new Dictionary<string, SettingView>(StringComparer.Ordinal)
            {
                ["password"] = new(null, "1234"),
                ["short"] = new(null, ""),
                ["receipts"] = new("true", null),
                ["terminalKey"] = new("Key", null),
            }, new Uri("https://pay.example.org/notifications/first-bank/k")),
        ];
        gateway.Mediator.Answers(request =>
            request is AuthenticateSellerCommand ? Result<SellerIdentity>.Of(Known) : Result<IReadOnlyList<MethodView>>.Of(methods)
        );

        using var response = await gateway.GetAsync("/api/seller/methods", Token);
        var method = (await JsonAsync(response)).GetProperty("items")[0];

        method.GetProperty("notificationUrl").GetString().ShouldBe("https://pay.example.org/notifications/first-bank/k");
        method
            .GetProperty("settings")
            .GetRawText()
            .ShouldBe("""{"password":"set, ends in 1234","short":"set","receipts":true,"terminalKey":"Key"}""");
    }

    [Fact]
    public async Task A_boolean_and_a_number_are_sent_on_as_text()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request =>
            request is AuthenticateSellerCommand
                ? Result<SellerIdentity>.Of(Known)
                : Result<MethodView>.Refused(new Refusal(RefusalKind.Invalid, "settings.unknown_key", "No."))
        );

        using var body = Json(
            """{"acquirer":"first-bank","enabled":true,"settings":{"receipts":true,"testMode":"false","n":7,"password":null}}"""
        );
        using var response = await gateway.SendAsync(
            HttpMethod.Put,
            "/api/seller/methods/card",
            body,
            Token,
            ("Origin", "https://demoshop.amocrm.ru")
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        gateway.Mediator.Asked.First().ShouldBe(new AuthenticateSellerCommand("a.b.c", "https://demoshop.amocrm.ru", true));
        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<ChangeMethodCommand>();
        command.Settings.ShouldBe(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["receipts"] = "true",
                ["testMode"] = "false",
                ["n"] = "7",
                ["password"] = null,
            },
            ignoreOrder: true
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"enabled":"yes"}""")]
    [InlineData("""{"settings":{"a":{"b":1}}}""")]
    [InlineData("""{"settings":[[[[[[[[[[[[1]]]]]]]]]]]]}""")]
    [InlineData("{\"settings\":{\"a\":\"\\ud800\"}}")]
    [InlineData("{\"settings\":{\"a\":\"\\u0000\"}}")]
    public async Task An_unreadable_method_answers_400(string text)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request =>
            request is AuthenticateSellerCommand
                ? Result<SellerIdentity>.Of(Known)
                : throw new InvalidOperationException("must not be reached")
        );

        using var body = Json(text);
        using var response = await gateway.SendAsync(HttpMethod.Put, "/api/seller/methods/card", body, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
}
