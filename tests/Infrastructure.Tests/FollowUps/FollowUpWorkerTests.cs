using System.Threading.Channels;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Tests.Persistence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Infrastructure.Tests.FollowUps;

public sealed class FollowUpWorkerTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The clock stands still in these tests: whatever happens, happens by the signal.
    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Work_saved_as_due_runs_at_once(Database database)
    {
        var asked = Channel.CreateUnbounded<PaymentId>();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(database, postgres, (command, _) =>
        {
            asked.Writer.TryWrite(command.Payment);
            return Task.FromResult<FollowUpOutcome>(new FollowUpOutcome.Done());
        });
        await fixture.Worker.StartAsync(Token);

        var first = await fixture.OweAsync(invoice: 1);
        (await asked.Reader.ReadAsync(Token)).ShouldBe(first.Id);
        var second = await fixture.OweAsync(invoice: 2);
        (await asked.Reader.ReadAsync(Token)).ShouldBe(second.Id);

        await fixture.Worker.StopAsync(Token);
        (await fixture.DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kind_has_a_limited_number_of_hands()
    {
        var hands = FollowUpPace.HandsFor(FollowUpKind.SyncPayment);
        var begun = Channel.CreateUnbounded<PaymentId>();
        var gate = new TaskCompletionSource();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(Database.Postgres, postgres, Hang(begun, gate));
        for (var invoice = 1; invoice <= hands + 2; invoice++)
            await fixture.OweAsync(invoice: invoice);

        await fixture.Worker.StartAsync(Token);
        for (var piece = 0; piece < hands; piece++)
            await begun.Reader.ReadAsync(Token);

        (await fixture.DueAsync()).Count.ShouldBe(2);
        begun.Reader.TryPeek(out _).ShouldBeFalse();
        gate.SetResult();
        await fixture.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task A_hanging_bank_does_not_delay_the_crm()
    {
        var begun = Channel.CreateUnbounded<PaymentId>();
        var told = Channel.CreateUnbounded<PaymentId>();
        var gate = new TaskCompletionSource();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(
            Database.Postgres, postgres, Hang(begun, gate), tells: (command, _) =>
            {
                told.Writer.TryWrite(command.Payment);
                return Task.FromResult<FollowUpOutcome>(new FollowUpOutcome.Done());
            });
        var hands = FollowUpPace.HandsFor(FollowUpKind.SyncPayment);
        for (var invoice = 1; invoice <= 3 * hands; invoice++)
            await fixture.OweAsync(invoice: invoice);
        await fixture.Worker.StartAsync(Token);
        for (var piece = 0; piece < hands; piece++)
            await begun.Reader.ReadAsync(Token);

        var paid = await fixture.OweAsync(invoice: 1000, also: FollowUpKind.SyncInvoice);

        (await told.Reader.ReadAsync(Token)).ShouldBe(paid.Id);
        gate.SetResult();
        await fixture.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task A_stop_lets_running_work_end()
    {
        var begun = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(Database.Sqlite, postgres, async (_, cancellationToken) =>
        {
            begun.SetResult();
            await gate.Task.WaitAsync(cancellationToken);
            return new FollowUpOutcome.Done();
        });
        await fixture.OweAsync();
        await fixture.Worker.StartAsync(Token);
        await begun.Task.WaitAsync(Token);

        var stop = fixture.Worker.StopAsync(Token);
        stop.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await stop;

        (await fixture.OwedAsync()).DueAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_stop_gives_long_work_back()
    {
        var begun = new TaskCompletionSource();
        var pace = new FollowUpPace();
        await using var fixture = await FollowUpWorkerFixture.OpenAsync(
            Database.Sqlite,
            postgres,
            async (_, cancellationToken) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return new FollowUpOutcome.Done();
            },
            pace);
        await fixture.OweAsync();
        await fixture.Worker.StartAsync(Token);
        await begun.Task.WaitAsync(Token);

        var stop = fixture.Worker.StopAsync(Token);
        fixture.Time.Advance(pace.Grace);
        await stop;

        // Free for another worker at once, not when the lease would have ended.
        (await fixture.DueAsync()).Count.ShouldBe(1);
    }

    private static Func<SyncPaymentCommand, CancellationToken, Task<FollowUpOutcome>> Hang(
        Channel<PaymentId> begun, TaskCompletionSource gate) => async (command, _) =>
    {
        begun.Writer.TryWrite(command.Payment);
        await gate.Task;
        return new FollowUpOutcome.Done();
    };
}
