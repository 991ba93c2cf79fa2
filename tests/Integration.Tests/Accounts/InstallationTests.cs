using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Integration.Tests.Scenarios;
using MediatR;
using Microsoft.EntityFrameworkCore;

using TokenPair = CleanAcquiring.Application.Storage.TokenPair;

namespace CleanAcquiring.Integration.Tests.Accounts;

/// <summary>Installation, renewal and disconnection of an account.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class InstallationTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Idle_account_keeps_its_grant()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var before = await TokensAsync(scenario);

        await scenario.PassTimeAsync(TimeSpan.FromDays(100));

        (await TokensAsync(scenario)).RefreshedAt.ShouldBeGreaterThan(before.RefreshedAt.AddDays(95));
        (await scenario.CheckOutAsync()).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Grant_is_renewed_every_three_days()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (await DueAsync(scenario)).ShouldBe(scenario.Now.AddDays(3));
        await scenario.PassTimeAsync(TimeSpan.FromDays(3.01));
        (await DueAsync(scenario))!.Value.ShouldBeGreaterThan(scenario.Now.AddDays(2.9));
    }

    [Fact]
    public async Task Reinstallation_after_a_dead_grant_resumes_the_sync()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Environment.Emulated<TokenIssuer>().RevokeAll(scenario.Driver.Account);
        await scenario.DeliverAsync();
        await scenario.WorkAsync();
        (await scenario.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice).ParkedAt.ShouldNotBeNull();
        (await scenario.CheckOutAsync()).Refusal!.Code.ShouldBe("invoice.not_found");
        (await scenario.SendAsync(new RefreshTokenCommand(scenario.Seller.Tenant))).ShouldBe(
            new FollowUpOutcome.Done()
        );

        (await scenario.Environment.InstallAsync(scenario.Driver.Account)).ShouldBeTrue();
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Call_from_elsewhere_installs_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var code = scenario.Environment.Emulated<TokenIssuer>().IssueCode(scenario.Driver.Account, scenario.Driver.Account.Admin.Id);
        var host = scenario.Driver.Account.Host;

        (await InstallAsync(scenario, code, "evil.example")).ShouldBe("install.untrusted");
        (await InstallAsync(scenario, " ", host)).ShouldBe("install.untrusted");
        (await InstallAsync(scenario, code, null)).ShouldBe("install.untrusted");
        (await InstallAsync(scenario, code, host, fromWidget: false)).ShouldBe("install.untrusted");
        (await InstallAsync(scenario, code, host, state: "rejected")).ShouldBe("install.untrusted");
        (await InstallAsync(scenario, "nocode", host)).ShouldBe("install.untrusted");
        (await InstallAsync(scenario, "def50200-of-a-stranger", host)).ShouldBe("install.code_refused");
        (await InstallAsync(scenario, code, host)).ShouldBeNull();
        (await InstallAsync(scenario, code, host)).ShouldBe("install.code_refused");
    }

    [Fact]
    public async Task State_of_a_browser_installs_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var link = await scenario.ReadAsync<ICrmAuthorization, Uri>(authorization =>
            Task.FromResult(authorization.AuthorizationLink(Platform.AmoCrm))
        );
        var state = System.Web.HttpUtility.ParseQueryString(link.Query)["state"];
        var host = scenario.Driver.Account.Host;

        (await InstallAsync(scenario, Code(scenario), host, fromWidget: false, state)).ShouldBeNull();
        (await InstallAsync(scenario, Code(scenario), host, fromWidget: false, state)).ShouldBe("install.untrusted");
    }

    [Fact]
    public async Task Disconnection_counts_only_where_the_crm_lets_nobody_in()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var number = $"{scenario.Driver.AccountId}";

        (await scenario.SendAsync(new DisconnectAccountCommand(number, "client", "rejected"))).Refusal!.ShouldSatisfyAllConditions(
            it => it.Code.ShouldBe("disconnect.unsigned"),
            it => it.Kind.ShouldBe(RefusalKind.Forbidden),
            it => it.Detail.ShouldNotBeNullOrEmpty());
        (await DisconnectAsync(scenario)).Value.ShouldBe(Unit.Value);
        (await AccountAsync(scenario)).IsActive.ShouldBeTrue();

        scenario.Environment.Emulated<TokenIssuer>().RevokeAll(scenario.Driver.Account);
        (await DisconnectAsync(scenario)).IsRefused.ShouldBeFalse();
        (await AccountAsync(scenario)).Status.ShouldBe(AccountStatus.Disconnected);
        (
            await scenario.ReadAsync<ITokens, TokenPair?>(tokens =>
                tokens.FindAsync(scenario.Seller.Tenant, TestContext.Current.CancellationToken)
            )
        ).ShouldBeNull();
        (await scenario.SendAsync(new RefreshTokenCommand(scenario.Seller.Tenant))).ShouldBe(
            new FollowUpOutcome.Done()
        );
    }

    [Fact]
    public async Task Disconnected_account_parks_the_sync()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        await scenario.CheckOutAsync("other");
        scenario.Environment.Emulated<TokenIssuer>().RevokeAll(scenario.Driver.Account);
        await DisconnectAsync(scenario);
        await scenario.SendAsync(new ResyncPaymentCommand(scenario.Seller, payment.Id));

        await scenario.PassTimeAsync(TimeSpan.FromDays(1.2));

        var work = (await scenario.FindAsync(payment.Id)).FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice);
        (work.ParkedAt is not null, work.LastError).ShouldBe((true, "the account is disconnected"));
        (await scenario.FindAsync(payment.Id)).Owes(FollowUpKind.Reconcile).ShouldBeTrue();
    }

    private static string Code(PaymentScenario scenario) =>
        scenario.Environment.Emulated<TokenIssuer>().IssueCode(scenario.Driver.Account, scenario.Driver.Account.Admin.Id);

    private static async Task<string?> InstallAsync(
        PaymentScenario scenario,
        string? code,
        string? host,
        bool fromWidget = true,
        string? state = null
    )
    {
        var result = await scenario.SendAsync(new InstallAccountCommand(code, host, fromWidget, state, null));
        if (result.IsRefused)
            result.Refusal.Detail.ShouldNotBeNullOrEmpty();
        else
            result.Value.ShouldBe(scenario.Seller.Tenant);
        return result.Refusal?.Code;
    }

    private static Task<Result<Unit>> DisconnectAsync(PaymentScenario scenario)
    {
        var options = scenario.Environment.Emulated<EmulatorOptions>();
        var number = $"{scenario.Driver.AccountId}";
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ClientSecret), Encoding.UTF8.GetBytes($"{options.ClientId}|{number}"))
        );
        return scenario.SendAsync(new DisconnectAccountCommand(number, options.ClientId, signature));
    }

    private static async Task<TokenPair> TokensAsync(PaymentScenario scenario) =>
        (
            await scenario.ReadAsync<ITokens, TokenPair?>(tokens =>
                tokens.FindAsync(scenario.Seller.Tenant, TestContext.Current.CancellationToken)
            )
        )!;

    private static async Task<Account> AccountAsync(PaymentScenario scenario) =>
        (
            await scenario.ReadAsync<IAccounts, Account?>(accounts =>
                accounts.FindAsync(scenario.Seller.Tenant, TestContext.Current.CancellationToken)
            )
        )!;

    private static Task<DateTimeOffset?> DueAsync(PaymentScenario scenario) =>
        scenario.ReadAsync<AcquiringDbContext, DateTimeOffset?>(async context =>
            (
                await context
                    .FollowUps.AsNoTracking()
                    .Of(scenario.Seller.Tenant)
                    .SingleAsync(work => work.Kind == FollowUpKind.RefreshToken)
            ).DueAt
        );
}
