using System.Globalization;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.Simulation.Tests.Reading;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The steps of the gateways, of time, of the network, and of the account's access.</summary>
internal sealed class GatewaySteps(InvoiceRun run)
{
    /// <summary>The step that does all work that is due.</summary>
    public const string Drain = "drain";

    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    public void AddTo(IDictionary<string, Func<string[], Task<bool>>> verbs)
    {
        verbs.Add("work", _ => WorkAsync());
        verbs.Add(Drain, _ => DrainAsync());
        verbs.Add("pass", words => Pass(words[0]));
        verbs.Add("crash", words => Disturb(() => run.Gateway.CrashPlan.CrashAfter(int.Parse(words[0], CultureInfo.InvariantCulture))));
        verbs.Add("lose-answer", words => LoseAnswer(words[0]));
        verbs.Add("outage", Fail);
        verbs.Add("calm", _ => Calm());
        verbs.Add("unpaid", _ => ChangeState(AccountState.Unpaid, JournalKind.Unpaid));
        verbs.Add("paid-up", _ => ChangeState(AccountState.Ok, JournalKind.PaidUp));
        verbs.Add("disconnect", _ => Disconnect());
        verbs.Add("connect", _ => ConnectAsync());
    }

    private async Task<bool> WorkAsync() => await run.Gateway.WorkAsync() > 0;

    private async Task<bool> DrainAsync()
    {
        while (await KnownPayments.NextDueAsync(run.Gateway, run.Seller.Tenant, run.Now + Instant) is not null
            && await run.Gateway.WorkAsync() > 0)
            run.Driver.Collect();
        return true;
    }

    private Task<bool> Pass(string time)
    {
        var number = double.Parse(time[..^1], CultureInfo.InvariantCulture);
        run.Environment.Clock.Advance(time[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => throw new FormatException(time),
        });
        return Task.FromResult(true);
    }

    // Null for a call that the acquirer does not have.
    private AcquirerCall? CallOf(string purpose) => run.Environment.Acquirer.Calls
        .FirstOrDefault(call => call.Purpose == Enum.Parse<CallPurpose>(purpose, ignoreCase: true));

    private Task<bool> LoseAnswer(string purpose)
    {
        var end = purpose == "any" ? "" : CallOf(purpose)?.PathEnd;
        return end is null ? Task.FromResult(false) : Disturb(() => run.Gateway.CrashPlan.ResponseToLose = end);
    }

    private Task<bool> Disturb(Action arrange)
    {
        run.Journal.Add(run.Now, JournalKind.Disturbance);
        arrange();
        return Task.FromResult(true);
    }

    private Task<bool> Calm()
    {
        run.Environment.Emulated<FaultPlan>().Replace([], 1);
        run.Environment.Gateway.CrashPlan.Clear();
        run.Environment.SecondGateway.CrashPlan.Clear();
        run.Journal.Add(run.Now, JournalKind.Calm);
        return Task.FromResult(true);
    }

    // outage amocrm|bank|<purpose> <kind> <status> <times>
    private Task<bool> Fail(string[] words)
    {
        var operation = words[0] switch
        {
            "amocrm" => "amocrm.",
            "bank" => $"{run.Environment.Acquirer.Name}.",
            var purpose => CallOf(purpose)?.Operation,
        };
        if (operation is null)
            return Task.FromResult(false);
        var fault = new Fault(
            operation,
            Enum.Parse<FaultKind>(words[1]),
            int.Parse(words[2], CultureInfo.InvariantCulture),
            Times: words.Length > 3 ? int.Parse(words[3], CultureInfo.InvariantCulture) : null);
        return Disturb(() => run.Environment.Emulated<FaultPlan>().Replace([fault], 1));
    }

    private Task<bool> ChangeState(AccountState state, JournalKind kind)
    {
        if (run.Driver.Account.State == state)
            return Task.FromResult(false);
        run.Driver.Account.State = state;
        run.Journal.Add(run.Now, kind);
        return Task.FromResult(true);
    }

    private Task<bool> Disconnect()
    {
        run.Journal.Add(run.Now, JournalKind.Disconnected);
        run.Environment.Emulated<TokenIssuer>().RevokeAll(run.Driver.Account);
        return Task.FromResult(true);
    }

    private async Task<bool> ConnectAsync() =>
        run.Driver.Account.State == AccountState.Ok && await run.Environment.InstallAsync(run.Driver.Account);
}
