using System.Globalization;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.Simulation.Tests.Reading;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>
/// Runs steps around one invoice of one seller and checks the model's rules after each. A step is a line of text: a verb with its
/// arguments. <c>2: deliver card</c> is a step of the second gateway; <c>gap 3: deliver other</c> lets the other gateway do its step at
/// the third crash point of the next one; several gaps before one step are several points of it.
/// </summary>
internal sealed class InvoiceRun
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private readonly Dictionary<string, Func<string[], Task<bool>>> verbs = new(StringComparer.Ordinal);
    private readonly OtherForms otherForms = new();
    private readonly ChargeRules chargeRules = new();
    private readonly SellerSteps sellerSteps;
    private readonly MethodSteps methodSteps;
    private readonly List<(int Points, string Step)> gaps = [];
    private int doneInGaps;

    public InvoiceRun(EmulatedEnvironment environment, EmulatedAccount account, Seller seller)
    {
        Environment = environment;
        Driver = new InvoiceDriver(environment, account);
        Seller = seller;
        Gateway = environment.Gateway;
        State = new SellerState(Driver);
        new BuyerSteps(this).AddTo(verbs);
        new BankSteps(this).AddTo(verbs);
        sellerSteps = new SellerSteps(this);
        sellerSteps.AddTo(verbs);
        methodSteps = new MethodSteps(this);
        methodSteps.AddTo(verbs);
        new InvoiceSteps(this).AddTo(verbs);
        new GatewaySteps(this).AddTo(verbs);
        Last = new Snapshot(Now, [], [], State.Shown, State.Choices);
    }

    public EmulatedEnvironment Environment { get; }

    public InvoiceDriver Driver { get; }

    public Seller Seller { get; }

    public SellerState State { get; }

    public Journal Journal { get; } = new();

    /// <summary>The gateway that does the present step.</summary>
    public GatewayInstance Gateway { get; private set; }

    /// <summary>The facts after the last step.</summary>
    public Snapshot Last { get; private set; }

    public List<string> Trace { get; } = [];

    public List<Violation> Violations { get; } = [];

    /// <summary>The steps that had an effect, and their meetings.</summary>
    public HashSet<string> Covered { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now => Environment.Clock.GetUtcNow();

    public async Task RunAsync(IEnumerable<string> steps)
    {
        foreach (var step in steps)
            await DoAsync(step);
    }

    /// <summary>Does one step and checks the facts after it. A crashed process sends no response; an outage is a 503.</summary>
    public async Task DoAsync(string step)
    {
        Trace.Add(step);
        Environment.Clock.Advance(Tick);
        Journal.BeginStep();
        var began = Now;
        try
        {
            await DoAsync(step, isInGap: false);
        }
        catch (OutageException outage)
        {
            Trace.Add($"  {outage.Message}");
        }
        catch (Exception) when (IsCrashed)
        {
            // It crashed during the step.
        }
        Driver.Collect();
        if (IsCrashed)
        {
            Trace.Add("  the gateway crashed");
            Covered.Add("crash");
            Journal.Add(Now, JournalKind.Disturbance);
            await Environment.RestartAsync();
            Gateway = Environment.Gateway;
            await sellerSteps.RepeatAsync();
            await methodSteps.RepeatAsync();
        }
        await CheckAsync(step, began);
    }

    /// <summary>Lists the payments at the bank with what was known of them after the last step, oldest first.</summary>
    public IReadOnlyList<(EmulatedPayment Row, KnownPayment Payment)> Rows(string method) =>
        [
            .. from row in Driver.Bank()
               let payment = Last.Find(row.OrderId)
               where payment is not null && payment.Method == method
               select (row, payment),
        ];

    public Task<IReadOnlyList<Payment>> PaymentsAsync() => KnownPayments.ReadAsync(Environment.Gateway, Seller.Tenant);

    public Task<IReadOnlyList<OpenReason>> ReasonsAsync() => OpenAttention.ReadAsync(Environment.Gateway, Seller);

    public void CloseGaps() => gaps.Clear();

    private bool IsCrashed => Environment.ErrorLog.CrashPlans.Any(plan => plan.IsCrashed);

    private async Task DoAsync(string step, bool isInGap)
    {
        if (step.StartsWith("gap ", StringComparison.Ordinal))
        {
            var parts = step["gap ".Length..].Split(": ", 2);
            gaps.Add((int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]));
            return;
        }
        var isSecond = step.StartsWith("2: ", StringComparison.Ordinal);
        var words = (isSecond ? step["2: ".Length..] : step).Split(' ');
        Gateway = isSecond ? Environment.SecondGateway : Environment.Gateway;
        if (!isInGap)
        {
            foreach (var (points, inner) in gaps)
                OpenGap(points, inner, words, Gateway);
            gaps.Clear();
            doneInGaps = 0;
        }
        if (await verbs[words[0]](words[1..]))
            Covered.UnionWith(Meetings.Of(words, isInGap, Last));
    }

    private void OpenGap(int points, string inner, string[] outer, GatewayInstance acting)
    {
        acting.CrashPlan.InterruptAfter(points, async () =>
        {
            Trace.Add($"  in the gap: {inner}");
            var (name, other) = acting == Environment.Gateway ? ("2: ", Environment.SecondGateway) : ("", Environment.Gateway);
            try
            {
                await DoAsync(name + inner, isInGap: true);
            }
            catch (Exception) when (other.CrashPlan.IsCrashed)
            {
                // The other crashes; this one goes on.
            }
            catch (OutageException)
            {
                // The other caller gets a 503.
            }
            Gateway = acting;
            Driver.Collect();
            Covered.UnionWith(Meetings.InGap(outer, inner.Split(' '), Last));
            if (++doneInGaps == 2)
                Covered.Add(Meetings.TwoInTheGaps);
        });
    }

    private async Task CheckAsync(string step, DateTimeOffset began)
    {
        var before = Last;
        Last = new Snapshot(Now, Driver.Bank(), [.. (await PaymentsAsync()).Select(KnownPayments.Of)], State.Shown, State.Choices);
        List<Violation> found = [.. StepRules.Check(before, Last, Journal, Environment.EndsForms), .. chargeRules.Check(before, Last)];
        otherForms.Watch(Last);
        if (step == GatewaySteps.Drain && Environment.EndsForms)
            found.AddRange(otherForms.AfterWork(began, Last, Journal));
        if (Driver.Account.State != AccountState.Ok)
            found.AddRange(AttentionRules.CheckClosed(Last, await ReasonsAsync(), Journal));
        foreach (var violation in found.Where(violation => Violations.All(known => known.Rule != violation.Rule)))
            Violations.Add(violation with { Detail = $"{violation.Detail} (after: {step})" });
    }
}
