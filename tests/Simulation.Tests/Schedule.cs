using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Application.Desk.CancelPayment;
using CleanAcquiring.Application.Desk.CapturePayment;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.TestTown;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>What happens around one invoice, in an order that the seed decides: buyer, bank, seller, CRM, network and the gateway's deaths.</summary>
internal sealed partial class Schedule
{
    private static readonly TimeSpan[] Steps = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20), TimeSpan.FromHours(3), TimeSpan.FromHours(30)];
    private const int Rounds = 100;
    private const int ExactRounds = 6;
    private const int PatientRounds = 30;
    private static readonly string[] Losable = ["/Init", "/Init", "/GetState", "/Cancel", "/Confirm", ""];
    private readonly Random dice;
    private readonly Town town;
    private readonly Seat seat;
    private readonly Seller seller;
    private readonly List<(int Weight, string Name, Func<Task> Act)> actions;
    private IReadOnlyList<Payment> before = [];
    private int keys;

    public Schedule(int seed, Town town, Seat seat, Seller seller)
    {
        dice = new Random(seed);
        (this.town, this.seat, this.seller) = (town, seat, seller);
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
            (3, "lose mail", LoseMailAsync),
            (5, "return", ReturnAsync),
            (14, "work", WorkAsync),
            (10, "time passes", TimePassesAsync),
            (5, "death ahead", () => Ahead(() => Gateway.Fate.DieAfter(1 + dice.Next(12)))),
            (8, "interruption ahead", InterruptionAsync),
            (5, "answer lost ahead", () => Ahead(() => Gateway.Fate.AnswerToLose = Losable[dice.Next(Losable.Length)])),
            (4, "outage", OutageAsync),
            (3, "calm", CalmAsync),
            (4, "refund", RefundAsync),
            (3, "capture", () => OperateAsync(PaymentStatus.Authorized, (payment, key) => new CapturePaymentCommand(seller, payment.Id, key, Part(payment), null))),
            (2, "cancel", () => OperateAsync(PaymentStatus.Authorized, (payment, key) => new CancelPaymentCommand(seller, payment.Id, key))),
            (2, "edit the invoice", () => Ahead(() => seat.Edit(dice.Next(2) == 0 ? 3000 : 4000))),
            (1, "grant revoked", () => Ahead(() => town.Emulated<TokenDesk>().RevokeAll(seat.Account))),
            (1, "marked paid by hand", () => Ahead(() => seat.Mark("paid"))),
        ];
    }

    public List<string> Trace { get; } = [];

    /// <summary>What was wrong in between, and after which step.</summary>
    public List<string> Flaws { get; } = [];

    private GatewayLife Gateway => town.Gateway;

    public async Task RunAsync()
    {
        for (var left = 6 + dice.Next(20); left > 0; left--)
        {
            var (name, act) = Choose();
            await DoAsync(name, act);
        }
    }

    /// <summary>Nothing goes wrong any more, and time passes until nothing is owed.</summary>
    public async Task SettleAsync()
    {
        Trace.Add("-- settle");
        await CalmAsync();
        Gateway.Fate.Calm();
        for (var round = 0; round < Rounds; round++)
        {
            seat.CollectUnaccepted();
            while (seat.Mail.Count > 0)
                await DoAsync("deliver", () => DeliverAsync(copies: 1));
            await DoAsync("work", async () =>
            {
                while (await Gateway.WorkAsync() > 0)
                    seat.Collect();
            });
            await DoAsync("release", () => OperateAsync(PaymentStatus.Authorized, (payment, key) => new CancelPaymentCommand(seller, payment.Id, key)));
            // A process that dies between amoCRM's answer and our storing of the new token has lost the grant: the seller connects again.
            if (!await Books.IsConnectedAsync(Gateway, seller.Tenant))
                await DoAsync("connect again", () => town.InstallAsync(seat.Account));
            else if (await Books.NextDueAsync(Gateway, seller.Tenant, isPatient: round < PatientRounds) is { } due)
                Pass(due, round);
            else
                return;
        }
        throw new InvalidOperationException("It does not come to rest.");
    }

    private void Pass(DateTimeOffset due, int round)
    {
        // The first questions to the second, the later ones together.
        var wait = due - town.Clock.GetUtcNow() + TimeSpan.FromSeconds(1);
        var least = round < ExactRounds ? TimeSpan.Zero : TimeSpan.FromHours(2);
        town.Clock.Advance(wait > least ? wait : least);
    }

    private (string Name, Func<Task> Act) Choose()
    {
        var point = dice.Next(actions.Sum(action => action.Weight));
        foreach (var (weight, name, act) in actions)
        {
            if ((point -= weight) < 0)
                return (name, act);
        }
        throw new InvalidOperationException("The weights do not add up.");
    }

    // Whoever asked a process that died hears nothing; an outage is a 503.
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
        catch (Exception) when (Gateway.Fate.IsDead)
        {
            // It died over it.
        }
        seat.Collect();
        if (Gateway.Fate.IsDead)
        {
            Trace.Add("  the gateway died");
            await town.RestartAsync();
        }
        var ours = await OursAsync();
        Flaws.AddRange(Books.Flaws(ours, seat.Bank()).Concat(Books.Turned(before, ours)).Select(flaw => $"{flaw} (step {Trace.Count}: {name})"));
        before = ours;
    }

    private static Task Ahead(Action arrange)
    {
        arrange();
        return Task.CompletedTask;
    }
}
