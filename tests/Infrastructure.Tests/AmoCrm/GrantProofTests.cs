using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>A refused renewal ends a grant only where the look-up does not call its token alive.</summary>
public sealed class GrantProofTests
{
    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"hint":"Check the `client_secret` parameter","status":400}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"hint":"Check the `client_id` parameter","status":400}""")]
    [InlineData(HttpStatusCode.Unauthorized, """{"hint":"Check the `client_secret` parameter","status":401}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"detail":"Redirect URI is not associated with client","status":400}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"hint":"Cannot decrypt the refresh token","status":400}""")]
    [InlineData(HttpStatusCode.Unauthorized, """{"hint":"Token has been revoked","status":401}""")]
    [InlineData(HttpStatusCode.BadRequest, "")]
    public async Task A_refusal_of_a_living_token_raises_an_alarm_and_keeps_the_grant(HttpStatusCode status, string body)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await ExpiredAsync(crm);
        crm.Calls.Instead = (_, operation) => operation == "oauth.refresh" ? Answer(status, body) : null;

        await Should.ThrowAsync<OutageException>(() => crm.RefreshAsync(account));
        crm.Tokens[account.Tenant].ShouldNotBeNull();
        crm.Log.Lines.ShouldContain(line => line.StartsWith("Critical", StringComparison.Ordinal));

        crm.Calls.Instead = (_, _) => null;
        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.Refreshed);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"hint":"Token has been revoked","status":401}""")]
    [InlineData(HttpStatusCode.Unauthorized, """{"hint":"Token has expired","status":401}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"hint":"Cannot decrypt the refresh token","status":400}""")]
    [InlineData(HttpStatusCode.BadRequest, "")]
    public async Task A_refusal_that_the_look_up_confirms_ends_the_grant(HttpStatusCode status, string body)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await ExpiredAsync(crm);
        crm.Calls.Instead = (_, operation) => operation switch
        {
            "oauth.refresh" => Answer(status, body),
            "oauth.domain" => Answer(HttpStatusCode.Unauthorized, """{"status":401}"""),
            _ => null,
        };

        (await crm.RefreshAsync(account)).ShouldBe(RefreshOutcome.GrantDead);
        crm.Tokens[account.Tenant].ShouldBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_look_up_without_an_answer_proves_nothing(HttpStatusCode status)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await ExpiredAsync(crm);
        crm.Calls.Instead = (_, operation) => operation switch
        {
            "oauth.refresh" => Answer(HttpStatusCode.Unauthorized, """{"hint":"Token has been revoked","status":401}"""),
            "oauth.domain" => Answer(status, "<html></html>"),
            _ => null,
        };

        await Should.ThrowAsync<OutageException>(() => crm.RefreshAsync(account));
        crm.Tokens[account.Tenant].ShouldNotBeNull();
    }

    private static async Task<Account> ExpiredAsync(CrmUnderTest crm)
    {
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(-1));
        return account;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };
}
