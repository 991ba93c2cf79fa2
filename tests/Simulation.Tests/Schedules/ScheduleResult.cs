using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.Simulation.Tests.Reading;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The end of a schedule: the broken rules, and the steps that led to it.</summary>
internal sealed record ScheduleResult(
    IReadOnlyList<Violation> Violations, IReadOnlyList<string> Trace, IReadOnlyList<string> End, IReadOnlySet<string> Covered)
{
    // Real time, for a schedule that hangs.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs the steps around the invoice of an account that nobody uses yet, then lets everything settle.</summary>
    public static async Task<ScheduleResult> OfAsync(
        EmulatedEnvironment environment, EmulatedAccount account, IReadOnlyList<string> steps, bool captures)
    {
        environment.ErrorLog.Listen();
        var seller = await environment.OnboardAsync(account);
        var run = new InvoiceRun(environment, account, seller);
        try
        {
            await run.RunAsync(steps).WaitAsync(Timeout);
            await new Settlement(run).RunAsync(captures).WaitAsync(Timeout);
        }
        catch (Exception failure)
        {
            run.Violations.Add(new Violation("bug", $"{failure}"));
            // The faults that it left would strike the seller of the next schedule.
            environment.Emulated<FaultPlan>().Replace([], 1);
            await environment.RestartAsync();
        }
        run.Violations.AddRange(environment.ErrorLog.Bugs.Distinct(StringComparer.Ordinal).Select(bug => new Violation("bug.logged", bug)));
        environment.ErrorLog.Bugs.Clear();
        run.Violations.AddRange(
            (await KnownPayments.FrozenAsync(environment.Gateway, seller.Tenant)).Select(order => new Violation("payment.frozen", order)));
        await KnownPayments.DeleteWorkAsync(environment.Gateway, seller.Tenant);
        IReadOnlyList<string> end =
        [
            $"{run.Last.Invoice}",
            .. run.Last.Known.Select(payment => $"{payment}"),
            .. run.Last.Bank.Select(row => $"{row}"),
        ];
        return new ScheduleResult(run.Violations, run.Trace, end, run.Covered);
    }

    public override string ToString() => string.Join('\n', [.. Violations.Select(violation => $"{violation}"), .. Trace, .. End]);
}
