using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Simulation.Tests.Schedules;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>Situations that each acquirer has its own way out of.</summary>
public sealed class Situations_of_each_acquirer
{
    // The key of the opening is forgotten by then: it cannot be sent again to learn the payment's number.
    private static readonly string[] GatewayIsAwayForMoreThanADay = ["lose-answer start", "click card", "pass 30h"];

    private static readonly string[] PaidMeanwhile = ["lose-answer start", "click card", "pay card", "pass 30h"];

    [Fact]
    public async Task An_opening_without_an_answer_is_settled_after_a_day()
    {
        await using var first = await EmulatedEnvironment.FoundAsync(1);
        var acquirers = first.Emulated<IEnumerable<IEmulatedAcquirer>>().Select(acquirer => acquirer.Name).ToList();
        acquirers.Count.ShouldBeGreaterThan(1);

        foreach (var acquirer in acquirers)
        {
            await using var environment = await EmulatedEnvironment.FoundAsync(2, acquirer);
            var accounts = environment.Emulated<AmoCrmState>().LoadAccounts;
            foreach (var (account, steps) in accounts.Zip([GatewayIsAwayForMoreThanADay, PaidMeanwhile]))
            {
                var result = await ScheduleResult.OfAsync(environment, account, steps, captures: false);
                result.Violations.ShouldBeEmpty($"{acquirer}\n{result}");
            }
        }
    }
}
