using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Tests.Persistence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Infrastructure.Tests.FollowUps;

/// <summary>Leases: short, renewed by a living worker, and taken from a dead one.</summary>
public sealed class LeaseTests(PostgresFixture postgres)
{
    private static readonly FollowUpPace Pace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_of_a_killed_worker_is_taken_within_thirty_seconds()
    {
        var taken = new TaskCompletionSource();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(Database.Postgres, postgres, (_, _) =>
        {
            taken.TrySetResult();
            return Task.FromResult<FollowUpOutcome>(new FollowUpOutcome.Done());
        });
        await fixture.OweAsync();
        // Claimed as a worker claims it, and never renewed: its process is gone.
        var dead = await fixture.TakeAsync();
        (await fixture.DueAsync()).ShouldBeEmpty();

        fixture.Time.Advance(TimeSpan.FromSeconds(30) - Pace.PollInterval);
        await fixture.Worker.StartAsync(Token);
        await taken.Task.WaitAsync(Token);
        await fixture.Worker.StopAsync(Token);

        (await fixture.OwedAsync()).DueAt.ShouldBeNull();
        await fixture.TryAsync(dead);
        (await fixture.OwedAsync()).Attempts.ShouldBe(2);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_living_worker_keeps_its_work_for_many_leases(Database database)
    {
        var begun = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(database, postgres, async (_, _) =>
        {
            begun.SetResult();
            await gate.Task;
            return new FollowUpOutcome.Done();
        });
        await fixture.OweAsync();
        var trying = fixture.TryOnceAsync();
        await begun.Task.WaitAsync(Token);

        for (var renewals = 0; renewals < 12; renewals++)
        {
            fixture.Time.Advance(Pace.Renewal);
            while (await fixture.LeaseUntilAsync() < fixture.Time.GetUtcNow() + Pace.Lease)
                await Task.Yield();
            (await fixture.DueAsync()).ShouldBeEmpty();
        }
        gate.SetResult();
        await trying;

        (await fixture.OwedAsync()).DueAt.ShouldBeNull();
    }

    [Fact]
    public async Task Work_whose_lease_is_lost_is_broken_off_and_writes_nothing()
    {
        var begun = new TaskCompletionSource();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(Database.Sqlite, postgres, async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new FollowUpOutcome.Done();
        });
        await fixture.OweAsync();
        var due = (await fixture.OwedAsync()).DueAt;
        var trying = fixture.TryOnceAsync();
        await begun.Task.WaitAsync(Token);
        await fixture.ExecuteAsync("UPDATE follow_ups SET lease = NULL");

        fixture.Time.Advance(Pace.Renewal);
        await trying;

        var owed = await fixture.OwedAsync();
        (owed.DueAt, owed.LastError).ShouldBe((due, null));
    }
}
