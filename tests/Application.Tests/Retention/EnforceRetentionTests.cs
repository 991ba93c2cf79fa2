using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Retention;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Retention;

/// <summary>The daily run that erases the data of an account whose time is over.</summary>
public sealed class EnforceRetentionTests
{
    private readonly UseCases app = new();

    [Fact]
    public async Task Active_account_erases_old_rows_and_goes_on_tomorrow()
    {
        app.Has(AnAccount.Active());

        (await RunAsync()).ShouldBe(new FollowUpOutcome.Done());

        app.Retention.Limits.ShouldBe((app.Now.AddDays(-1826), app.Now.AddDays(-180), app.Now.AddDays(-7)));
        app.Retention.WebhooksBefore.ShouldBe(app.Now.AddDays(-30));
        app.Retention.ErasedAccounts.ShouldBeEmpty();
        NextRun().ShouldBe(app.Now.AddDays(1));
    }

    [Fact]
    public async Task More_rows_than_one_run_erases_make_the_next_due_soon()
    {
        app.Has(AnAccount.Active());
        app.Retention.OldNotifications = EnforceRetentionCommand.Most + 1;

        await RunAsync();
        NextRun().ShouldBe(app.Now.AddSeconds(5));
        await RunAsync();

        NextRun().ShouldBe(app.Now.AddDays(1));
    }

    [Fact]
    public async Task Disconnected_account_is_erased_after_ninety_days()
    {
        app.Has(Disconnected());
        await RunAsync();
        app.Clock.Advance(TimeSpan.FromDays(89));
        await RunAsync();
        app.Retention.ErasedAccounts.ShouldBeEmpty();
        NextRun().ShouldBe(app.Now.AddDays(1));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();

        app.Retention.ErasedAccounts.ShouldBe([AnAccount.Tenant]);
        app.Retention.Limits.ShouldBe((app.Now, app.Now, app.Now));
        // No run is scheduled any more.
        NextRun().ShouldBe(app.Now);
    }

    [Fact]
    public async Task Account_whose_grant_is_dead_is_erased_as_well()
    {
        var account = AnAccount.Active();
        account.RequireReauthorization();
        app.Has(account);
        await RunAsync();
        app.Clock.Advance(TimeSpan.FromDays(90));

        await RunAsync();

        app.Retention.ErasedAccounts.ShouldBe([AnAccount.Tenant]);
    }

    [Fact]
    public async Task Second_installation_starts_the_ninety_days_anew()
    {
        var account = Disconnected();
        account.NoteActivity(app.Now.AddDays(-80));
        account.Install(AnAccount.Profile, app.Now.AddDays(-20));
        account.Disconnect();
        app.Has(account);
        await RunAsync();
        app.Clock.Advance(TimeSpan.FromDays(89));

        await RunAsync();

        app.Retention.ErasedAccounts.ShouldBeEmpty();
        app.Database.Accounts.ShouldHaveSingleItem().InactiveSince.ShouldBe(app.Now.AddDays(-89));
    }

    [Fact]
    public async Task Account_that_another_writer_changed_is_tried_again()
    {
        app.Has(AnAccount.Active());
        app.Database.Collide();

        (await RunAsync()).ShouldBeOfType<FollowUpOutcome.NotYet>();
    }

    [Fact]
    public async Task Unknown_account_has_nothing_to_erase() => (await RunAsync()).ShouldBe(new FollowUpOutcome.Done());

    private static Account Disconnected()
    {
        var account = AnAccount.Active();
        account.Disconnect();
        return account;
    }

    private Task<FollowUpOutcome> RunAsync() => app.SendAsync(new EnforceRetentionCommand(AnAccount.Tenant));

    private DateTimeOffset? NextRun() =>
        app.Database.AccountFollowUps.Single(work => work.Kind == FollowUpKind.EnforceRetention).DueAt;
}
