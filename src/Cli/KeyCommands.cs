using System.Globalization;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Keys;
using CleanAcquiring.Web;

namespace CleanAcquiring.Cli;

/// <summary>The life of a sealing key: it is added to the configuration, all values are sealed anew, the former key goes.</summary>
internal static class KeyCommands
{
    /// <summary>Values are left that no key of the configuration opens, or that are damaged.</summary>
    private const int Incomplete = 2;

    public static async Task<int> CountAsync(string[] args, TextWriter output)
    {
        await using var gateway = GatewayHost.Build(args);
        return await PrintAsync(await gateway.Services.CountSealedAsync(), output) ? 0 : Incomplete;
    }

    public static async Task<int> ResealAsync(string[] args, TextWriter output)
    {
        await using var gateway = GatewayHost.Build(args);
        await gateway.Services.ResealAsync();
        var counts = await gateway.Services.CountSealedAsync();
        await PrintAsync(counts, output);
        var newest = counts.Max(count => count.Key);
        return counts.All(count => count.Key == newest || count.Values == 0) ? 0 : Incomplete;
    }

    // True when a key of the configuration opens every value.
    private static async Task<bool> PrintAsync(IReadOnlyList<SealedCount> counts, TextWriter output)
    {
        foreach (var key in counts.GroupBy(count => (count.Key, count.IsSet)))
        {
            var name = Text($"key {key.Key.Key}{(key.Key.IsSet ? "" : " (not set)")}");
            await output.WriteLineAsync(Text($"{name}: {key.Sum(count => count.Values)} values"));
            foreach (var count in key.Where(count => count.Values > 0))
                await output.WriteLineAsync(Text($"    {count.Table}.{count.Column}: {count.Values}"));
        }
        return counts.All(count => count.IsSet || count.Values == 0);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
