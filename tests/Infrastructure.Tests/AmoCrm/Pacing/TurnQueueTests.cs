using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm.Pacing;

/// <summary>Turns at one account while others send as much as they can.</summary>
public sealed class TurnQueueTests : IDisposable
{
    private const int Permits = 7;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1200);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly Caller Buyer = new("buyer", IsKnown: true);
    private readonly FakeTimeProvider clock = new();
    private readonly List<(Caller Attacker, Task<bool> Turn)> attacks = [];
    private readonly List<DateTimeOffset> granted = [];
    private readonly TurnQueue turns;

    public TurnQueueTests() => turns = new TurnQueue(Permits, clock);

    [Fact]
    public void Quiet_account_grants_a_whole_window_at_once()
    {
        for (var call = 0; call < Permits; call++)
            TimeOf(Buyer).ShouldBe(TimeSpan.Zero);

        TimeOf(Buyer).ShouldBe(Window);
    }

    [Fact]
    public void No_window_has_more_calls_than_the_crm_allows()
    {
        Attack(isKnown: true);
        Pass(TimeSpan.FromSeconds(20));

        granted.Count.ShouldBeGreaterThan(90, "the pace is used");
        granted.ShouldAllBe(from => granted.Count(at => at >= from && at < from + Window) <= Permits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Buyer_is_served_within_a_second_while_four_addresses_attack(bool attackedLinkIsKnown)
    {
        Attack(attackedLinkIsKnown);
        Pass(TimeSpan.FromSeconds(10));

        for (var click = 0; click < 50; click++)
        {
            TimeOf(Buyer).ShouldBeLessThan(TimeSpan.FromSeconds(1));
            Pass(TimeSpan.FromMilliseconds(770));
        }
    }

    [Fact]
    public void New_buyer_takes_his_turn_among_four_who_scan()
    {
        Attack(isKnown: false);
        Pass(TimeSpan.FromSeconds(10));

        TimeOf(new Caller("new", IsKnown: false)).ShouldBeLessThan(2 * Window);
    }

    [Fact]
    public async Task Who_waits_too_often_already_is_turned_away()
    {
        var attacker = new Caller("attacker", IsKnown: false);
        var calls = Enumerable.Range(0, 60).Select(_ => turns.EnterAsync(attacker, CancellationToken.None)).ToList();

        var answered = await Task.WhenAll(calls.Where(call => call.IsCompletedSuccessfully));
        (answered.Count(entered => entered), answered.Count(entered => !entered)).ShouldBe((4, 16), "forty wait");
        TimeOf(Buyer).ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public async Task Caller_who_leaves_is_forgotten()
    {
        for (var call = 0; call < Permits; call++)
            TimeOf(Buyer);
        using var leaving = new CancellationTokenSource();
        var left = turns.EnterAsync(Buyer, leaving.Token);

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => left);
        turns.IsShort.ShouldBeTrue();
        Pass(Window);
        turns.IsShort.ShouldBeFalse();
    }

    public void Dispose() => turns.Dispose();

    /// <summary>Lets four addresses send as fast as they are answered, ten calls each at once.</summary>
    private void Attack(bool isKnown)
    {
        foreach (var call in Enumerable.Range(0, 40))
            Send(new Caller($"attacker {call % 4}", isKnown));
    }

    private void Send(Caller attacker) => attacks.Add((attacker, turns.EnterAsync(attacker, CancellationToken.None)));

    /// <summary>Enters, and moves the clock until the turn comes.</summary>
    private TimeSpan TimeOf(Caller caller)
    {
        var begun = clock.GetUtcNow();
        var turn = turns.EnterAsync(caller, CancellationToken.None);
        while (!turn.IsCompleted)
            Pass(Tick);
        return clock.GetUtcNow() - begun;
    }

    private void Pass(TimeSpan time)
    {
        for (var until = clock.GetUtcNow() + time; clock.GetUtcNow() < until; clock.Advance(Tick))
            while (attacks.FindIndex(attack => attack.Turn.IsCompleted) is >= 0 and var index)
            {
                granted.Add(clock.GetUtcNow());
                var attacker = attacks[index].Attacker;
                attacks.RemoveAt(index);
                Send(attacker);
            }
    }
}
