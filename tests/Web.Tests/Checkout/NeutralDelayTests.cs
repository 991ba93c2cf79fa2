using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Checkout;
using CleanAcquiring.Web.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Web.Tests.Checkout;

/// <summary>The time of the answer for a link that leads nowhere.</summary>
public sealed class NeutralDelayTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(3)]
    [InlineData(160)]
    public async Task Quick_answers_and_slow_ones_take_the_same_time(int milliseconds)
    {
        var times = new HashSet<TimeSpan>();
        for (var i = 0; i < 20; i++)
            times.Add(await TimeOfAsync(milliseconds));

        times.ShouldAllBe(time => time >= NeutralDelay.Least && time <= NeutralDelay.Most + Tick);
        times.Count.ShouldBeGreaterThan(5, "the end is not the same each time");
    }

    [Fact]
    public async Task An_answer_that_took_longer_is_not_delayed() => (await TimeOfAsync(900)).ShouldBe(TimeSpan.FromMilliseconds(900));

    [Fact]
    public async Task A_link_that_leads_nowhere_is_answered_late()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.NotFound, "invoice.not_found"));
        var begun = TimeProvider.System.GetTimestamp();

        using var response = await gateway.PostAsync("/pay/1/2/card");

        TimeProvider.System.GetElapsedTime(begun).ShouldBeGreaterThan(NeutralDelay.Least);
    }

    private static async Task<TimeSpan> TimeOfAsync(int milliseconds)
    {
        var clock = new FakeTimeProvider();
        var begun = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        var delay = new NeutralDelay(clock).WaitAsync(begun, TestContext.Current.CancellationToken);
        while (!delay.IsCompleted)
            clock.Advance(Tick);
        await delay;
        return clock.GetElapsedTime(begun);
    }
}
