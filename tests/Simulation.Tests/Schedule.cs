using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>
/// Random steps around one invoice, in the order that the seed gives: buyer, acquirer, seller, CRM, network and crashes of the gateway.
/// </summary>
internal sealed partial class Schedule
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(20),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(30),
    ];
    public const string Crashed = "  the gateway crashed";
    private const string AnyPath = "";
    private const int Rounds = 100;
    private const int ExactRounds = 6;
    private const int PatientRounds = 30;
    private readonly Random random;
    private readonly EmulatedEnvironment environment;
    private readonly InvoiceDriver driver;
    private readonly Seller seller;
    private readonly List<(int Weight, string Name, Func<Task> Act)> actions;
    private IReadOnlyList<Payment> before = [];
    private int keys;

    public Schedule(int seed, EmulatedEnvironment environment, InvoiceDriver driver, Seller seller)
    {
        random = new Random(seed);
        (this.environment, this.driver, this.seller) = (environment, driver, seller);
        actions =
        [
            (16, "click", ClickAsync),
            (12, "pay", () => PressAsync("pay")),
            (4, "decline", () => PressAsync("decline")),
            (2, "leave it to the bank", () => PressAsync("later")),
            (3, "late success", LateSuccessAsync),
            (14, "deliver", () => DeliverAsync(copies: 1)),
            (4, "deliver twice", () => DeliverAsync(copies: 2)),
            (2, "forge", ForgeAsync),
            (3, "lose notifications", LoseNotificationAsync),
            (5, "return", ReturnAsync),
            (14, "work", WorkAsync),
            (10, "time passes", TimePassesAsync),
            (5, "crash ahead", () => Ahead(() => Gateway.CrashPlan.CrashAfter(1 + random.Next(12)))),
            (8, "interruption ahead", InterruptionAsync),
            (5, "response lost ahead", LoseResponseAsync),
            (4, "outage", OutageAsync),
            (3, "faults end", EndFaultsAsync),
            (4, "refund", RefundAsync),
            (
                3,
                "capture",
                () =>
                    OperateAsync(
                        PaymentStatus.Authorized,
                        (payment, key) => new CapturePaymentCommand(seller, payment.Id, key, Part(payment), null)
                    )
            ),
            (
                2,
                "cancel",
                () => OperateAsync(PaymentStatus.Authorized, (payment, key) => new CancelPaymentCommand(seller, payment.Id, key))
            ),
            (2, "edit the invoice", () => Ahead(() => driver.Edit(random.Next(2) == 0 ? 3000 : 4000))),
            (1, "grant revoked", () => Ahead(() => environment.Emulated<TokenIssuer>().RevokeAll(driver.Account))),
            (1, "marked paid by hand", () => Ahead(() => driver.Mark("paid"))),
        ];
    }

    public List<string> Trace { get; } = [];

    /// <summary>The violations found between the steps, each with its step.</summary>
    public List<string> Violations { get; } = [];

    private GatewayInstance Gateway => environment.Gateway;

    public async Task RunAsync()
    {
        for (var left = 6 + random.Next(20); left > 0; left--)
        {
            var (name, act) = Choose();
            await DoAsync(name, act);
        }
    }

    /// <summary>Ends all faults, and lets time pass until no work is due.</summary>
    public async Task SettleAsync()
    {
        Trace.Add("-- settle");
        await EndFaultsAsync();
        Gateway.CrashPlan.Clear();
        for (var round = 0; round < Rounds; round++)
        {
            driver.CollectUnaccepted();
            while (driver.Notifications.Count > 0)
                await DoAsync("deliver", () => DeliverAsync(copies: 1));
            await DoAsync(
                "work",
                async () =>
                {
                    while (await Gateway.WorkAsync() > 0)
                        driver.Collect();
                }
            );
            await DoAsync(
                "release",
                () => OperateAsync(PaymentStatus.Authorized, (payment, key) => new CancelPaymentCommand(seller, payment.Id, key))
            );
            // A crash between amoCRM's response and our save of the new token loses the grant, so the seller connects again.
            if (!await MoneyOracle.IsConnectedAsync(Gateway, seller.Tenant))
                await DoAsync("connect again", () => environment.InstallAsync(driver.Account));
            else if (await MoneyOracle.NextDueAsync(Gateway, seller.Tenant, isPatient: round < PatientRounds) is { } due)
                Pass(due, round);
            else
                return;
        }
        throw new InvalidOperationException("Work is still due after the last round.");
    }

    private void Pass(DateTimeOffset due, int round)
    {
        // Early rounds advance to the next due time; later ones by two hours at least.
        var wait = due - environment.Clock.GetUtcNow() + TimeSpan.FromSeconds(1);
        var least = round < ExactRounds ? TimeSpan.Zero : TimeSpan.FromHours(2);
        environment.Clock.Advance(wait > least ? wait : least);
    }

    private (string Name, Func<Task> Act) Choose()
    {
        var point = random.Next(actions.Sum(action => action.Weight));
        foreach (var (weight, name, act) in actions)
        {
            if ((point -= weight) < 0)
                return (name, act);
        }
        throw new InvalidOperationException("The weights do not add up.");
    }

    // A crashed process sends no response; an outage is a 503.
    private async Task DoAsync(string name, Func<Task> act)
    {
        Trace.Add(name);
        try
        {
            await act();
        }
        catch (OutageException outage)
        {
            Trace.Add($"  {outage.Message}");
        }
        catch (Exception) when (Gateway.CrashPlan.IsCrashed)
        {
            // It crashed during the step.
        }
        driver.Collect();
        if (Gateway.CrashPlan.IsCrashed)
        {
            Trace.Add(Crashed);
            await environment.RestartAsync();
        }
        var ours = await OursAsync();
        Violations.AddRange(
            MoneyOracle
                .Violations(ours, driver.Bank())
                .Concat(MoneyOracle.Forgotten(before, ours))
                .Select(violation => $"{violation} (step {Trace.Count}: {name})")
        );
        before = ours;
    }

    private static Task Ahead(Action arrange)
    {
        arrange();
        return Task.CompletedTask;
    }
}
