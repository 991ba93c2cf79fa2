using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Accounts.DisconnectAccount;
using CleanAcquiring.Application.Accounts.InstallAccount;
using CleanAcquiring.Application.FollowUps.RefreshToken;
using CleanAcquiring.Application.Ports.Crm;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TokenPair = CleanAcquiring.Application.Ports.Storage.TokenPair;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>How an account comes, stays and goes.</summary>
[Collection(OneTown.Name)]
public sealed class GrantTests(TownFixture town)
{
    [Fact]
    public async Task A_sleeping_account_keeps_its_grant()
    {
        await using var scene = await Scene.OpenAsync(town);
        var before = await TokensAsync(scene);

        await scene.PassAsync(TimeSpan.FromDays(100));

        (await TokensAsync(scene)).RefreshedAt.ShouldBeGreaterThan(before.RefreshedAt.AddDays(95));
        (await scene.ClickAsync()).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_grant_is_renewed_every_three_days()
    {
        await using var scene = await Scene.OpenAsync(town);
        (await DueAsync(scene)).ShouldBe(scene.Now.AddDays(3));
        await scene.PassAsync(TimeSpan.FromDays(3.01));
        (await DueAsync(scene))!.Value.ShouldBeGreaterThan(scene.Now.AddDays(2.9));
    }

    [Fact]
    public async Task A_dead_grant_is_not_renewed_until_an_administrator_agrees_again_and_then_all_goes_on()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Town.Emulated<TokenDesk>().RevokeAll(scene.Seat.Account);
        await scene.DeliverAsync();
        await scene.WorkAsync();
        (await scene.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.UpdateInvoice).ParkedAt.ShouldNotBeNull();
        (await scene.ClickAsync()).Refusal!.Code.ShouldBe("invoice.not_found");
        (await scene.SendAsync(new RefreshTokenCommand(scene.Seller.Tenant))).ShouldBe(new Application.FollowUps.FollowUpOutcome.Done());

        await scene.Town.InstallAsync(scene.Seat.Account);
        await scene.WorkAsync();

        scene.Seat.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task A_call_that_does_not_come_from_an_installation_is_refused()
    {
        await using var scene = await Scene.OpenAsync(town);
        var code = scene.Town.Emulated<TokenDesk>().IssueCode(scene.Seat.Account, scene.Seat.Account.Admin.Id);
        var host = scene.Seat.Account.Host;

        (await InstallAsync(scene, code, "evil.example")).ShouldBe("install.untrusted");
        (await InstallAsync(scene, " ", host)).ShouldBe("install.untrusted");
        (await InstallAsync(scene, code, null)).ShouldBe("install.untrusted");
        (await InstallAsync(scene, code, host, fromWidget: false)).ShouldBe("install.untrusted");
        (await InstallAsync(scene, code, host, state: "forged")).ShouldBe("install.untrusted");
        (await InstallAsync(scene, "nocode", host)).ShouldBe("install.code_refused");
        (await InstallAsync(scene, code, host)).ShouldBeNull();
        (await InstallAsync(scene, code, host)).ShouldBe("install.code_refused");
    }

    [Fact]
    public async Task A_browsers_call_needs_the_state_that_was_given_out_once()
    {
        await using var scene = await Scene.OpenAsync(town);
        var link = await scene.ReadAsync<ICrmAuthorization, Uri>(authorization => Task.FromResult(authorization.AuthorizationLink(Platform.AmoCrm)));
        var state = System.Web.HttpUtility.ParseQueryString(link.Query)["state"];
        var host = scene.Seat.Account.Host;

        (await InstallAsync(scene, Code(scene), host, fromWidget: false, state)).ShouldBeNull();
        (await InstallAsync(scene, Code(scene), host, fromWidget: false, state)).ShouldBe("install.untrusted");
    }

    [Fact]
    public async Task A_disconnection_is_believed_only_where_the_crm_does_not_let_us_in()
    {
        await using var scene = await Scene.OpenAsync(town);
        var number = $"{scene.Seat.AccountId}";

        (await scene.SendAsync(new DisconnectAccountCommand(number, "client", "forged"))).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe("disconnect.unsigned"),
            it => it.Kind.ShouldBe(RefusalKind.Forbidden),
            it => it.Detail.ShouldNotBeNullOrEmpty());
        (await DisconnectAsync(scene)).Value.ShouldBe(Unit.Value);
        (await AccountAsync(scene)).IsActive.ShouldBeTrue();

        scene.Town.Emulated<TokenDesk>().RevokeAll(scene.Seat.Account);
        (await DisconnectAsync(scene)).IsRefused.ShouldBeFalse();
        (await AccountAsync(scene)).Status.ShouldBe(AccountStatus.Disconnected);
        (await scene.ReadAsync<ITokens, TokenPair?>(tokens => tokens.FindAsync(scene.Seller.Tenant, TestContext.Current.CancellationToken))).ShouldBeNull();
        (await scene.SendAsync(new RefreshTokenCommand(scene.Seller.Tenant))).ShouldBe(new Application.FollowUps.FollowUpOutcome.Done());
    }

    [Fact]
    public async Task What_a_disconnected_account_owes_waits_on_the_desk()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        await scene.ClickAsync("other");
        scene.Town.Emulated<TokenDesk>().RevokeAll(scene.Seat.Account);
        await DisconnectAsync(scene);
        await scene.SendAsync(new Application.Desk.ResyncPayment.ResyncPaymentCommand(scene.Seller, payment.Id));

        await scene.PassAsync(TimeSpan.FromDays(1.2));

        var work = (await scene.FindAsync(payment.Id)).FollowUps.Single(work => work.Kind == FollowUpKind.UpdateInvoice);
        (work.ParkedAt is not null, work.LastError).ShouldBe((true, "the account is disconnected"));
        (await scene.FindAsync(payment.Id)).Owes(FollowUpKind.Reconcile).ShouldBeTrue();
    }

    private static string Code(Scene scene) => scene.Town.Emulated<TokenDesk>().IssueCode(scene.Seat.Account, scene.Seat.Account.Admin.Id);

    private static async Task<string?> InstallAsync(Scene scene, string? code, string? host, bool fromWidget = true, string? state = null)
    {
        var result = await scene.SendAsync(new InstallAccountCommand(code, host, fromWidget, state, null));
        if (result.IsRefused)
            result.Refusal.Detail.ShouldNotBeNullOrEmpty();
        else
            result.Value.ShouldBe(scene.Seller.Tenant);
        return result.Refusal?.Code;
    }

    private static Task<Result<Unit>> DisconnectAsync(Scene scene)
    {
        var options = scene.Town.Emulated<EmulatorOptions>();
        var number = $"{scene.Seat.AccountId}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ClientSecret), Encoding.UTF8.GetBytes($"{options.ClientId}|{number}")));
        return scene.SendAsync(new DisconnectAccountCommand(number, options.ClientId, signature));
    }

    private static async Task<TokenPair> TokensAsync(Scene scene) =>
        (await scene.ReadAsync<ITokens, TokenPair?>(tokens => tokens.FindAsync(scene.Seller.Tenant, TestContext.Current.CancellationToken)))!;

    private static async Task<Account> AccountAsync(Scene scene) =>
        (await scene.ReadAsync<IAccounts, Account?>(accounts => accounts.FindAsync(scene.Seller.Tenant, TestContext.Current.CancellationToken)))!;

    private static Task<DateTimeOffset?> DueAsync(Scene scene) => scene.ReadAsync<AcquiringDbContext, DateTimeOffset?>(async context =>
        (await context.FollowUps.AsNoTracking().Of(scene.Seller.Tenant).SingleAsync(work => work.Kind == FollowUpKind.RefreshToken)).DueAt);
}
