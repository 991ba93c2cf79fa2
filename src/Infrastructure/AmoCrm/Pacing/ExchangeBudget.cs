using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Infrastructure.AmoCrm.Pacing;

/// <summary>
/// Bounds the failing exchanges of codes: anyone can call the redirect address, each exchange posts our client secret, and amoCRM
/// blocks an address that fails too often. A code that failed once is not tried again.
/// </summary>
internal sealed class ExchangeBudget(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int PerHost = 10;
    private const int Overall = 60;

    // As long as amoCRM would take a code.
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(20);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> failed = new(StringComparer.Ordinal);
    private DateTimeOffset windowEnds;

    /// <summary>Takes one exchange out of the budgets of this host and of the installation; false when one of them is used up.</summary>
    public bool TryTake(string host)
    {
        lock (gate)
        {
            if (clock.GetUtcNow() >= windowEnds)
            {
                taken.Clear();
                windowEnds = clock.GetUtcNow() + Window;
            }
            if (taken.GetValueOrDefault(host) >= PerHost || taken.Values.Sum() >= Overall)
                return false;
            taken[host] = taken.GetValueOrDefault(host) + 1;
            return true;
        }
    }

    /// <summary>Gives back what a successful exchange took: a day of many installations is no attack.</summary>
    public void Return(string host)
    {
        lock (gate)
            taken[host] = Math.Max(0, taken.GetValueOrDefault(host) - 1);
    }

    public void Fail(string host, string code)
    {
        lock (gate)
        {
            foreach (var old in failed.Where(entry => entry.Value <= clock.GetUtcNow()).Select(entry => entry.Key).ToList())
                failed.Remove(old);
            failed[Digest(host, code)] = clock.GetUtcNow() + CodeLife;
        }
    }

    public bool HasFailed(string host, string code)
    {
        lock (gate)
            return failed.TryGetValue(Digest(host, code), out var until) && clock.GetUtcNow() < until;
    }

    // A code can be exchanged for tokens, perhaps elsewhere: it is not kept.
    private static string Digest(string host, string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{host} {code}")));
}
