using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>Leaves out the steps of a schedule without which a rule still breaks, so that a person reads ten lines and not fifty.</summary>
internal static class Shrinker
{
    private const int MaxTries = 150;

    /// <summary>Finds a short schedule that breaks the rule.</summary>
    /// <returns>The end of the shortest run that was found; null if the rule holds at the repetition.</returns>
    public static async Task<ScheduleResult?> ShrinkAsync(IReadOnlyList<string> steps, bool captures, string rule)
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(MaxTries + 1, Seller_schedules.Acquirer);
        var accounts = new Queue<EmulatedAccount>(environment.Emulated<AmoCrmState>().LoadAccounts);
        var shortest = await TryAsync(steps);
        for (var size = Math.Max(1, steps.Count / 2); shortest is not null && size >= 1; size /= 2)
        {
            for (var from = 0; from < steps.Count && accounts.Count > 0;)
            {
                IReadOnlyList<string> fewer = [.. steps.Take(from), .. steps.Skip(from + size)];
                if (await TryAsync(fewer) is { } shorter)
                    (steps, shortest) = (fewer, shorter);
                else
                    from += size;
            }
        }
        return shortest;

        async Task<ScheduleResult?> TryAsync(IReadOnlyList<string> some)
        {
            environment.SeededRandom.Begin(0);
            var result = await ScheduleResult.OfAsync(environment, accounts.Dequeue(), some, captures);
            return result.Violations.Any(violation => violation.Rule == rule) ? result : null;
        }
    }
}
