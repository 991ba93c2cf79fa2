using System.Text;
using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Application.Desk.CancelPayment;
using CleanAcquiring.Application.Desk.CapturePayment;
using CleanAcquiring.Application.Desk.RefundPayment;
using CleanAcquiring.Application.Notifications.ReceiveNotification;
using CleanAcquiring.Application.Paying.ExpediteInquiry;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>What happens around one invoice, in an order that the seed decides: buyer, bank, seller, CRM, network and the gateway's deaths.</summary>
internal sealed class Schedule
{
    public static readonly IReadOnlyList<(string Method, string Stages)> Methods = [("card", "one"), ("other", "one"), ("hold", "two")];
    private static readonly TimeSpan[] Steps = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20), TimeSpan.FromHours(3), TimeSpan.FromHours(30)];
    private const int Rounds = 100;
    private const int ExactRounds = 6;
    private static readonly string[] Losable = ["/Init", "/Init", "/GetState", "/Cancel", "/Confirm", ""];
    private readonly Random dice;
    private readonly Town town;
    private readonly Seat seat;
    private readonly Seller seller;
    private readonly List<(int Weight, string Name, Func<Task> Act)> actions;
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
            (1, "marked paid by hand", () => Ahead(seat.MarkPaid)),
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
    public async Task SettleAsync(Func<Task<DateTimeOffset?>> nextDue)
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
            if (await nextDue() is not { } due)
                return;
            // The first questions to the second, the later ones together.
            var wait = due - town.Clock.GetUtcNow() + TimeSpan.FromSeconds(1);
            var least = round < ExactRounds ? TimeSpan.Zero : TimeSpan.FromHours(2);
            town.Clock.Advance(wait > least ? wait : least);
        }
        throw new InvalidOperationException("It does not come to rest.");
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
        Flaws.AddRange(Books.Flaws(await OursAsync(), seat.Bank()).Select(flaw => $"{flaw} (step {Trace.Count}: {name})"));
    }

    private static Task Ahead(Action arrange)
    {
        arrange();
        return Task.CompletedTask;
    }

    private async Task ClickAsync()
    {
        var (method, _) = Methods[dice.Next(10) switch { < 6 => 0, < 8 => 1, _ => 2 }];
        var outcome = await Gateway.SendAsync(new StartPaymentCommand(seat.AccountId, seat.Invoice.Id, method, null));
        Trace.Add($"  {method}: {(outcome.IsRefused ? outcome.Refusal.Code : outcome.Value.GetType().Name)}");
    }

    private Task PressAsync(string outcome)
    {
        if (Pick(seat.Bank().Where(row => row.AwaitsBuyer).ToList()) is { } row)
            seat.Press(row.Id, outcome);
        return Task.CompletedTask;
    }

    private Task LateSuccessAsync()
    {
        if (Pick(seat.Bank().Where(row => row.Status is "AUTHORIZING" or "DEADLINE_EXPIRED" or "REJECTED").ToList()) is { } row)
            seat.Complete(row.Id);
        return Task.CompletedTask;
    }

    private async Task DeliverAsync(int copies)
    {
        if (Pick(seat.Mail) is not { } letter)
            return;
        seat.Mail.Remove(letter);
        for (var copy = 0; copy < copies; copy++)
            await HandAsync(letter, letter.Body);
    }

    private async Task ForgeAsync()
    {
        if (Pick(seat.Mail) is not { } letter)
            return;
        var lie = dice.Next(2) == 0 ? new LetterChanges(Status: "CONFIRMED", BadToken: true) : new LetterChanges(Amount: 1);
        await HandAsync(letter, LetterText.Altered(letter.Body, lie, letter.Terminal));
    }

    private async Task HandAsync(Letter letter, string body)
    {
        var notification = new RawNotification(Encoding.UTF8.GetBytes(body), "application/json", null, new Dictionary<string, string>(StringComparer.Ordinal));
        var reply = await Gateway.SendAsync(new ReceiveNotificationCommand("tbank", letter.Address.Segments[^1], notification));
        if (ReferenceEquals(body, letter.Body) && !reply.IsRefused)
            letter.Count(new LetterReply(reply.Value.Status, reply.Value.Body));
        Trace.Add($"  {letter.PaymentId}: {(reply.IsRefused ? reply.Refusal.Code : reply.Value.Body)}");
    }

    private Task LoseMailAsync() => Ahead(seat.Mail.Clear);

    private async Task ReturnAsync()
    {
        if (Pick(await OursAsync()) is { } payment)
            await Gateway.SendAsync(new ExpediteInquiryCommand(payment.PublicId.ToString()));
    }

    private async Task WorkAsync() => Trace.Add($"  {await Gateway.WorkAsync()} done");

    private Task TimePassesAsync()
    {
        var step = Steps[Math.Min(dice.Next(Steps.Length), dice.Next(Steps.Length))];
        Trace.Add($"  {step}");
        return Ahead(() => town.Clock.Advance(step));
    }

    private Task InterruptionAsync()
    {
        (string Name, Func<Task> Act)[] between = [("click", ClickAsync), ("pay", () => PressAsync("pay")), ("deliver", () => DeliverAsync(1)), ("work", WorkAsync), ("refund", RefundAsync)];
        var (name, act) = between[dice.Next(between.Length)];
        Gateway.Fate.InterruptAfter(1 + dice.Next(8), async () =>
        {
            Trace.Add($"  meanwhile: {name}");
            try
            {
                await act();
            }
            catch (OutageException)
            {
                // A 503 to somebody else.
            }
            seat.Collect();
        });
        return Task.CompletedTask;
    }

    private Task OutageAsync()
    {
        FaultKind[] kinds = [FaultKind.Status, FaultKind.StatusAfter, FaultKind.Garbage, FaultKind.Html, FaultKind.Cut];
        string[] operations = ["amocrm.", "tbank.init", "tbank.getstate", "tbank.checkorder", "tbank.cancel", "tbank.confirm"];
        var fault = new Fault(operations[Math.Max(0, dice.Next(-3, operations.Length))], kinds[dice.Next(kinds.Length)], dice.Next(4) == 0 ? 429 : 503, Times: 1 + dice.Next(5));
        Trace.Add($"  {fault.Operation} {fault.Kind} {fault.Status} × {fault.Times}");
        return Ahead(() => town.Emulated<MischiefMaker>().Replace([fault], 1));
    }

    private Task CalmAsync() => Ahead(() => town.Emulated<MischiefMaker>().Replace([], 1));

    private async Task RefundAsync()
    {
        if (Pick((await OursAsync()).Where(payment => payment.Status.HoldsMoney()).ToList()) is { } payment)
            await OperateAsync(new RefundPaymentCommand(seller, payment.Id, $"key-{++keys}", Part(payment), null), dice.Next(3) == 0);
    }

    private async Task OperateAsync(PaymentStatus status, Func<Payment, string, MediatR.IRequest<Result<Domain.Payments.Operations.PaymentOperation>>> order)
    {
        foreach (var payment in (await OursAsync()).Where(payment => payment.Status == status))
            await OperateAsync(order(payment, $"key-{++keys}"), again: false);
    }

    private async Task OperateAsync(MediatR.IRequest<Result<Domain.Payments.Operations.PaymentOperation>> order, bool again)
    {
        var outcome = await Gateway.SendAsync(order);
        Trace.Add($"  {order.GetType().Name}: {(outcome.IsRefused ? outcome.Refusal.Code : outcome.Value.Status)}");
        if (again)
            await Gateway.SendAsync(order);
    }

    // The whole, or a third.
    private Money? Part(Payment payment) => dice.Next(2) == 0 ? null : Money.Rub(Math.Max(1m, Math.Floor(payment.Amount.Amount / 3)));

    private Task<IReadOnlyList<Payment>> OursAsync() => Books.OursAsync(Gateway, seller.Tenant);

    private T? Pick<T>(IReadOnlyList<T> from)
        where T : class => from.Count == 0 ? null : from[dice.Next(from.Count)];
}
