using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.SellerApi;

public sealed class SellerSettingsTests
{
    [Fact]
    public async Task Status_names_are_stored_in_lower_case()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request =>
            request is ChangeSettingsCommand change
                ? Result<ChangedSettings>.Of(new ChangedSettings(new VersionedSettings(change.Settings, 2), IsSaved: true))
                : Result<SellerIdentity>.Of(new SellerIdentity(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null))
        );

        using var body = new StringContent(
            """{"statusNames":{"payable":[" К оплате "],"refunded":["Возврат"],"handedOver":["Отгружен "]}}""",
            Encoding.UTF8,
            "application/json"
        );
        using var response = await gateway.SendAsync(HttpMethod.Put, "/api/seller/settings", body, ("X-Auth-Token", "a.b.c"));

        var names = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["statusNames"]!;
        names
            .ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe("""{"payable":["к оплате"],"paid":[],"refunded":["возврат"],"handedOver":["отгружен"]}""");
    }

    [Theory]
    [InlineData("""["7/142","7/142"]""", 200)]
    [InlineData("""["won"]""", 400)]
    [InlineData("""[null]""", 400)]
    [InlineData("""[7142]""", 400)]
    public async Task Stages_are_pairs_of_numbers(string stages, int status)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request =>
            request is ChangeSettingsCommand change
                ? Result<ChangedSettings>.Of(new ChangedSettings(new VersionedSettings(change.Settings, 2), IsSaved: true))
                : Result<SellerIdentity>.Of(new SellerIdentity(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null)));

        using var body = new StringContent($$"""{"version":1,"handedOverStages":{{stages}}}""", Encoding.UTF8, "application/json");
        using var response = await gateway.SendAsync(HttpMethod.Put, "/api/seller/settings", body, ("X-Auth-Token", "a.b.c"));

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 200)
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .ShouldContain("\"handedOverStages\":[\"7/142\"]");
    }

    [Fact]
    public async Task Settings_of_another_version_answer_409_with_the_current_ones()
    {
        await using var gateway = await Gateway.StartAsync();
        var current = new VersionedSettings(SellerSettings.Default with { Excess = ExcessPolicy.Refund }, 3);
        gateway.Mediator.Answers(request =>
            request is ChangeSettingsCommand
                ? Result<ChangedSettings>.Of(new ChangedSettings(current, IsSaved: false))
                : Result<SellerIdentity>.Of(new SellerIdentity(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null))
        );

        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await gateway.SendAsync(HttpMethod.Put, "/api/seller/settings", body, ("X-Auth-Token", "a.b.c"));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        gateway.Mediator.Asked.OfType<ChangeSettingsCommand>().Single().Version.ShouldBeNull();
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((string?)problem["code"], (int?)problem["current"]!["version"], (string?)problem["current"]!["excess"])
            .ShouldBe(("settings.changed_meanwhile", 3, "refund"));
    }

    [Theory]
    [InlineData("{\"contacts\":{\"name\":\"a\\u0000b\"}}")]
    [InlineData("{\"contacts\":{\"phone\":\"+7\\n\"}}")]
    [InlineData("{\"partialPayments\":\"sometimes\"}")]
    [InlineData("{\"disclosure\":{\"phone\":null}}")]
    public async Task Unreadable_settings_answer_400(string text)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request =>
            request is AuthenticateSellerCommand
                ? Result<SellerIdentity>.Of(new SellerIdentity(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null))
                : throw new InvalidOperationException("must not be reached")
        );

        using var body = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await gateway.SendAsync(HttpMethod.Put, "/api/seller/settings", body, ("X-Auth-Token", "a.b.c"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
