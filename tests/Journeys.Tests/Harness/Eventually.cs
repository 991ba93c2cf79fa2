using System.Diagnostics;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>Waits for what must come true by itself; the condition ends the waiting, not the clock.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? atMost = null)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (atMost ?? Usual))
                throw new TimeoutException($"It did not come true: {what}.");
            await ticks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
