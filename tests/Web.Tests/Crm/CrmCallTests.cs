using System.Net;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using MediatR;

namespace CleanAcquiring.Web.Tests.Crm;

public sealed class CrmCallTests
{
    private const string Callback = "/amocrm/oauth/callback?code=secret-code&referer=demoshop.amocrm.ru";

    [Fact]
    public async Task An_installation_answers_a_widget_by_status_and_a_browser_by_page()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<TenantKey>.Of(new TenantKey(Platform.AmoCrm, 1)));

        using var widget = await gateway.GetAsync($"{Callback}&from_widget=1");
        using var browser = await gateway.GetAsync($"{Callback}&state=s");

        widget.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await widget.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await Gateway.PageAsync(browser)).QuerySelector("h1")!.TextContent.ShouldBe("Интеграция подключена");
        gateway.Mediator.Asked.ShouldBe([
            new InstallAccountCommand("secret-code", "demoshop.amocrm.ru", true, null, null),
            new InstallAccountCommand("secret-code", "demoshop.amocrm.ru", false, "s", null),
        ]);
        gateway.Log.Text.ShouldNotContain("secret-code");
    }

    [Fact]
    public async Task A_value_with_control_characters_counts_as_absent()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<TenantKey>.Refused(new Refusal(RefusalKind.Invalid, "install.untrusted")));

        using var response = await gateway.GetAsync("/amocrm/oauth/callback?code=a%00&referer=demoshop.amocrm.ru&state=%00");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        gateway.Mediator.Asked.ShouldBe([new InstallAccountCommand(null, "demoshop.amocrm.ru", false, null, null)]);
    }

    [Fact]
    public async Task An_outage_of_the_exchange_answers_no_retry_form()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => throw new Application.OutageException("amoCRM", "oauth.exchange", "503"));

        using var response = await gateway.GetAsync($"{Callback}&state=s");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Gateway.PageAsync(response)).QuerySelector("form").ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_installation_answers_400()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<TenantKey>.Refused(new Refusal(RefusalKind.Invalid, "install.untrusted")));

        using var widget = await gateway.GetAsync($"{Callback}&from_widget=1");
        using var failed = await gateway.GetAsync("/amocrm/oauth/callback?error=server_error");

        widget.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        failed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Gateway.PageAsync(failed)).QuerySelector("h1")!.TextContent.ShouldBe("Интеграция не подключена");
        gateway.Mediator.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refused_consent_is_a_friendly_page()
    {
        await using var gateway = await Gateway.StartAsync();

        using var denied = await gateway.GetAsync("/amocrm/oauth/callback?error=access_denied&state=s");

        denied.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await Gateway.PageAsync(denied);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Интеграция не подключена");
        page.Body!.TextContent.ShouldContain("Ничего не изменилось");
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 403)]
    public async Task A_disconnection_with_a_bad_signature_answers_403(bool refused, int status)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            refused ? Result<Unit>.Refused(new Refusal(RefusalKind.Forbidden, "disconnect.unsigned")) : Result<Unit>.Of(Unit.Value)
        );

        using var response = await gateway.GetAsync("/amocrm/hooks/disconnect?account_id=1&client_uuid=u&signature=s");

        ((int)response.StatusCode).ShouldBe(status);
        gateway.Mediator.Asked.ShouldBe([new DisconnectAccountCommand("1", "u", "s")]);
    }
}
