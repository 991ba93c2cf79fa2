using CleanAcquiring.Application;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Tests.Persistence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Infrastructure.Tests.FollowUps;

public sealed class FollowUpRunnerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Done_work_is_due_no_more()
    {
        await using var fixture = await OpenAsync(new FollowUpOutcome.Done());

        await fixture.TryOnceAsync();

        (await fixture.OwedAsync()).DueAt.ShouldBeNull();
    }

    [Fact]
    public async Task Unsettled_work_is_retried_by_the_plan()
    {
        await using var fixture = await OpenAsync(new FollowUpOutcome.NotYet("Pending"));

        await fixture.TryOnceAsync();

        var owed = await fixture.OwedAsync();
        (owed.DueAt!.Value - fixture.Time.GetUtcNow()).TotalSeconds.ShouldBeInRange(2.7, 3.3);
        owed.Attempts.ShouldBe(1);
        owed.LastError.ShouldBe("Pending");
    }

    [Fact]
    public async Task A_longest_pause_shortens_the_plan()
    {
        await using var fixture = await OpenAsync(new FollowUpOutcome.NotYet("Pending") { NotAfter = TimeSpan.FromSeconds(1) });

        await fixture.TryOnceAsync();

        ((await fixture.OwedAsync()).DueAt!.Value - fixture.Time.GetUtcNow()).TotalSeconds.ShouldBe(1, 0.01);
    }

    [Theory, InlineData(30, 30), InlineData(1, 3), InlineData(9_999_999, 21600)]
    public async Task An_outages_pause_is_kept_within_limits(int asked, int waited)
    {
        await using var fixture = await OpenAsync(() => throw new OutageException("bank", "query", "429", TimeSpan.FromSeconds(asked)));

        await fixture.TryOnceAsync();

        ((await fixture.OwedAsync()).DueAt!.Value - fixture.Time.GetUtcNow()).TotalSeconds.ShouldBe(waited, 0.4);
    }

    [Fact]
    public async Task A_bug_is_retried_without_its_message()
    {
        await using var fixture = await OpenAsync(() => throw new InvalidOperationException("token abc"));

        await fixture.TryOnceAsync();

        var owed = await fixture.OwedAsync();
        owed.DueAt.ShouldNotBeNull();
        owed.LastError.ShouldBe(nameof(InvalidOperationException));
    }

    [Fact]
    public async Task Stuck_work_is_parked_and_needs_attention()
    {
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(
            Database.Sqlite, postgres, (_, _) => Task.FromResult<FollowUpOutcome>(new FollowUpOutcome.Stuck("no method")));
        var payment = await fixture.OweAsync();

        await fixture.TryOnceAsync();

        (await fixture.OwedAsync()).ParkedAt.ShouldBe(fixture.Time.GetUtcNow());
        (await fixture.PaymentAsync(payment)).Attention.ShouldBe(Attention.WorkGivenUp);
    }

    [Fact]
    public async Task The_last_failed_try_needs_attention()
    {
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(
            Database.Sqlite,
            postgres,
            (_, _) => throw new OutageException("bank", "query", "503")
        );
        var payment = await fixture.OweAsync();

        await fixture.TryOnceAsync(attempts: 10_000);

        (await fixture.OwedAsync()).ParkedAt.ShouldNotBeNull();
        var seen = await fixture.PaymentAsync(payment);
        seen.Attention.ShouldBe(Attention.WorkGivenUp);
        seen.LastEntry.ShouldContain("work=SyncPayment; words=bank query: 503");
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_broken_off()
    {
        var begun = new TaskCompletionSource();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(Database.Sqlite, postgres, async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new FollowUpOutcome.Done();
        });
        await fixture.OweAsync();
        var trying = fixture.TryOnceAsync();
        await begun.Task;

        fixture.Time.Advance(new FollowUpPace().Limit);
        await trying;

        var owed = await fixture.OwedAsync();
        owed.LastError.ShouldBe("it took too long");
        owed.DueAt.ShouldNotBeNull().ShouldBeGreaterThan(fixture.Time.GetUtcNow());
    }

    [Fact]
    public async Task An_outcome_is_written_when_the_database_is_back()
    {
        await using var fixture = await OpenAsync(new FollowUpOutcome.Done());
        var taken = await fixture.TakeAsync();
        await fixture.ExecuteAsync("ALTER TABLE follow_ups RENAME TO away");
        var trying = fixture.TryAsync(taken);
        trying.IsCompleted.ShouldBeFalse();

        await fixture.ExecuteAsync("ALTER TABLE away RENAME TO follow_ups");
        fixture.Time.Advance(new FollowUpPace().PollInterval);
        await trying;

        (await fixture.OwedAsync()).DueAt.ShouldBeNull();
    }

    private Task<FollowUpWorkerFixture> OpenAsync(FollowUpOutcome outcome) => OpenAsync(() => outcome);

    private async Task<FollowUpWorkerFixture> OpenAsync(Func<FollowUpOutcome> outcome)
    {
        var fixture = await FollowUpWorkerFixture.OpenAsync(Database.Sqlite, postgres, (_, _) => Task.FromResult(outcome()));
        await fixture.OweAsync();
        return fixture;
    }
}
