using System.Collections.Concurrent;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>
/// Seven requests (or what the options say) within any second, per account (there is one integration). Counted by the wall
/// clock, whatever the emulated one says.
/// </summary>
internal sealed class RateLimit(EmulatorOptions options)
{
    private readonly ConcurrentDictionary<long, Queue<long>> windows = new();

    public bool Allows(long accountId)
    {
        var window = windows.GetOrAdd(accountId, _ => new Queue<long>());
        lock (window)
        {
            var now = TimeProvider.System.GetTimestamp();
            while (window.TryPeek(out var oldest) && TimeProvider.System.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
                window.Dequeue();
            if (window.Count >= options.RequestsPerSecond)
                return false;
            window.Enqueue(now);
            return true;
        }
    }
}
