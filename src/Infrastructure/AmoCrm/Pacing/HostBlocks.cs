namespace CleanAcquiring.Infrastructure.AmoCrm.Pacing;

/// <summary>
/// Remembers the hosts that cut our calls off. While a mark lasts the host is not called; then one call tries it, and each such
/// call doubles the next wait. A usable answer ends the mark.
/// </summary>
internal sealed class HostBlocks(TimeProvider clock)
{
    private const int MostMarks = 10_000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Block> marks = new(StringComparer.Ordinal);

    /// <summary>False while the host is marked. After the wait it is true for one caller.</summary>
    public bool TryCall(string host)
    {
        lock (gate)
        {
            if (!marks.TryGetValue(host, out var mark))
                return true;
            if (clock.GetUtcNow() < mark.Until)
                return false;
            marks[host] = mark.Longer(clock.GetUtcNow());
            return true;
        }
    }

    /// <summary>Marks a host. True for the first mark, which is the one to report: calls that were on their way add nothing.</summary>
    public bool Mark(string host)
    {
        lock (gate)
        {
            // Strangers can name hosts at the redirect address; what nobody asks for any more is forgotten.
            if (marks.Count >= MostMarks)
                foreach (var old in marks.Where(mark => mark.Value.Until <= clock.GetUtcNow()).Select(mark => mark.Key).ToList())
                    marks.Remove(old);
            return marks.TryAdd(host, new Block(clock.GetUtcNow() + FirstWait, FirstWait));
        }
    }

    /// <summary>Ends a mark; false where there was none.</summary>
    public bool Clear(string host)
    {
        lock (gate)
            return marks.Remove(host);
    }

    private readonly record struct Block(DateTimeOffset Until, TimeSpan Wait)
    {
        public Block Longer(DateTimeOffset now)
        {
            var wait = Wait * 2 < LongestWait ? Wait * 2 : LongestWait;
            return new Block(now + wait, wait);
        }
    }
}
