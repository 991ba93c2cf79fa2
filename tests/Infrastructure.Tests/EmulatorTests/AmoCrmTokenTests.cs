using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmTokenTests
{
    [Fact]
    public async Task A_refresh_token_is_valid_once()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (_, refresh) = await emulator.TokensAsync();

        using var first = await emulator.GrantAsync(EmulatorUnderTest.Demo, "refresh_token", "refresh_token", refresh);
        using var second = await emulator.GrantAsync(EmulatorUnderTest.Demo, "refresh_token", "refresh_token", refresh);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ((string?)(await EmulatorUnderTest.JsonAsync(second))["hint"]).ShouldBe("Token has been revoked");
    }

    [Fact]
    public async Task A_code_is_valid_once_for_twenty_minutes()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var used = await emulator.CodeAsync("31415926");
        var forgotten = await emulator.CodeAsync("31415926");
        using var first = await emulator.GrantAsync(EmulatorUnderTest.Demo, "authorization_code", "code", used);
        using var again = await emulator.GrantAsync(EmulatorUnderTest.Demo, "authorization_code", "code", used);
        await emulator.AdvanceAsync("00:20:00");
        using var late = await emulator.GrantAsync(EmulatorUnderTest.Demo, "authorization_code", "code", forgotten);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await EmulatorUnderTest.JsonAsync(late))["hint"]).ShouldBe("Authorization code has expired");
    }

    [Fact]
    public async Task A_wrong_redirect_uri_is_refused_without_using_the_code()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var code = await emulator.CodeAsync("31415926");
        using var wrong = await emulator.GrantAsync(
            EmulatorUnderTest.Demo, "authorization_code", "code", code, redirectUri: emulator.Options.RedirectUri + "/");
        using var right = await emulator.GrantAsync(EmulatorUnderTest.Demo, "authorization_code", "code", code);

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await EmulatorUnderTest.JsonAsync(wrong))["hint"]).ShouldBe("Redirect URI is not associated with client");
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        right.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task A_code_at_another_account_is_refused_without_using_it()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var code = await emulator.CodeAsync("31415926");
        using var wrong = await emulator.GrantAsync(EmulatorUnderTest.Old, "authorization_code", "code", code);
        using var right = await emulator.GrantAsync(EmulatorUnderTest.Demo, "authorization_code", "code", code);

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await EmulatorUnderTest.JsonAsync(wrong))["hint"]).ShouldBe("Invalid account");
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_missing_secret_is_named_in_the_hint()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var answer = await emulator.GrantAsync(EmulatorUnderTest.Demo, "authorization_code", "code", "any", secret: "");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await EmulatorUnderTest.JsonAsync(answer))["hint"]).ShouldBe("Check the `client_secret` parameter");
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_without_a_hint()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var answer = await emulator.GrantAsync(EmulatorUnderTest.Demo, "authorization_code", "code", "any", secret: "wrong");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await EmulatorUnderTest.JsonAsync(answer))["hint"].ShouldBeNull();
    }

    [Fact]
    public async Task An_access_token_names_its_account_and_expires_daily()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var claims = new JsonWebToken(access);
        using var today = await emulator.SendAsync(HttpMethod.Get, $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/account", access);
        await emulator.AdvanceAsync("1.00:00:00");
        using var tomorrow = await emulator.SendAsync(HttpMethod.Get, $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/account", access);

        claims.GetClaim("account_id").Value.ShouldBe("31415926");
        claims.GetClaim("api_domain").Value.ShouldBe("api-b.amocrm.ru");
        today.StatusCode.ShouldBe(HttpStatusCode.OK);
        tomorrow.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task After_a_rename_only_the_look_up_finds_the_account()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, refresh) = await emulator.TokensAsync();
        using var rename = await emulator.SendAsync(
            HttpMethod.Post,
            $"/amocrm/{EmulatorUnderTest.Demo}/rename",
            json: """{"subdomain":"newshop"}"""
        );

        using var oldApi = await emulator.SendAsync(HttpMethod.Get, $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/account", access);
        using var oldOAuth = await emulator.GrantAsync(EmulatorUnderTest.Demo, "refresh_token", "refresh_token", refresh);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/amocrm/api-b.amocrm.ru/oauth2/account/current/subdomain");
        request.Headers.Add("X-Refresh-Token", refresh);
        using var lookUp = await emulator.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var newOAuth = await emulator.GrantAsync("newshop.amocrm.ru", "refresh_token", "refresh_token", refresh);

        oldApi.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        oldOAuth.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((string?)(await EmulatorUnderTest.JsonAsync(lookUp))["domain"]).ShouldBe("newshop.amocrm.ru");
        newOAuth.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
