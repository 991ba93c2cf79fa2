using System.Net;
using CleanAcquiring.Application;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The errors of the token endpoint that keep the grant; <see cref="GrantProofTests"/> has those that may end it.</summary>
public sealed class TokenErrorTests
{
    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"title":"Некорректный клиент","status":401}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"hint":"Invalid redirect URI","status":400}""")]
    [InlineData(HttpStatusCode.TooManyRequests, "<html></html>")]
    [InlineData(HttpStatusCode.BadGateway, "<html></html>")]
    [InlineData(HttpStatusCode.OK, "{}")]
    public async Task An_error_of_ours_or_theirs_keeps_the_grant(HttpStatusCode status, string body)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.LeaveAsync(account, TimeSpan.FromMinutes(-1));
        crm.Calls.Instead = (_, operation) => operation == "oauth.refresh" ? Json(status, body) : null;

        await Should.ThrowAsync<OutageException>(() => crm.RefreshAsync(account));
        crm.Tokens[account.Tenant].ShouldNotBeNull();
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };
}
