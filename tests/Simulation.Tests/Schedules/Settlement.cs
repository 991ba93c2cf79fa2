using CleanAcquiring.Application.Storage;
using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.Simulation.Tests.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>Ends all faults and lets a month pass, work by work; then checks the invoice.</summary>
internal sealed class Settlement(InvoiceRun run)
{
    private const int MaxRounds = 30;
    private const int Repetitions = 3;
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(26);

    // What a closed account did not show is compared this soon after it is open again.
    private static readonly TimeSpan AfterConnecting = TimeSpan.FromHours(2);

    // The last comparison of a paid payment comes after thirty days.
    private static readonly TimeSpan OneMonth = TimeSpan.FromDays(32);

    /// <param name="captures">True to capture authorized money, false to release it.</param>
    public async Task RunAsync(bool captures)
    {
        run.Trace.Add("-- settle");
        run.CloseGaps();
        await run.RunAsync(["calm", "paid-up"]);
        var began = run.Now;
        await PassAsync(began + OneDay);
        if (run.Last.BankAuthorized > 0m)
        {
            Note(MoneyRules.CheckAuthorized(run.Last, await run.ReasonsAsync()));
            foreach (var payment in run.Last.Known.Where(payment => payment.IsAuthorized))
                await run.DoAsync(captures ? $"capture {payment.Method} all" : $"cancel {payment.Method}");
            // A capture that the bank refuses, as after the release of a part.
            foreach (var payment in run.Last.Known.Where(payment => payment.IsAuthorized))
                await run.DoAsync($"cancel {payment.Method}");
        }
        await PassAsync(began + OneMonth);
        var reasons = await run.ReasonsAsync();
        Note(MoneyRules.Check(run.Last, reasons, run.Journal));
        Note(ShownInvoiceRules.Check(run.Last, reasons, run.Journal));
        Note(AttentionRules.Check(run.Last, reasons));
        run.Trace.AddRange(reasons.Select(reason => $"  attention: {reason}"));
    }

    private async Task PassAsync(DateTimeOffset until)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            // A crash between the CRM's response and our save of the new token loses the grant, so the seller connects again.
            if (!await IsConnectedAsync())
            {
                await run.DoAsync("connect");
                until = run.Now + AfterConnecting > until ? run.Now + AfterConnecting : until;
            }
            if (run.State.BankRepeats && round < Repetitions)
                run.Driver.CollectUnaccepted();
            if (run.Driver.Notifications.Count > 0)
                await run.DoAsync("deliver all");
            await run.DoAsync(GatewaySteps.Drain);
            if (await KnownPayments.NextDueAsync(run.Environment.Gateway, run.Seller.Tenant, until) is not { } due)
            {
                if (await IsConnectedAsync())
                    return;
                continue;
            }
            var wait = due - run.Now + TimeSpan.FromSeconds(1);
            var least = round switch
            {
                < 3 => TimeSpan.FromSeconds(6),
                < 8 => TimeSpan.FromHours(2),
                < 16 => TimeSpan.FromHours(12),
                _ => TimeSpan.FromDays(3),
            };
            run.Environment.Clock.Advance(wait > least ? wait : least);
        }
    }

    private Task<bool> IsConnectedAsync() => run.Environment.Gateway.ReadAsync(async services =>
        (await services.GetRequiredService<IAccounts>().FindAsync(run.Seller.Tenant, CancellationToken.None)) is { IsActive: true });

    private void Note(IEnumerable<Violation> found) =>
        run.Violations.AddRange(found.Where(violation => run.Violations.All(known => known.Rule != violation.Rule)).ToList());
}
