using System.Text;
using CleanAcquiring.Application.Desk.RefundPayment;
using CleanAcquiring.Application.Notifications.ReceiveNotification;
using CleanAcquiring.Application.Paying.ExpediteInquiry;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Mischief;
using CleanAcquiring.TestTown;
using MediatR;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>What each of them does.</summary>
internal sealed partial class Schedule
{
    private async Task ClickAsync()
    {
        var (method, _) = Town.Methods[dice.Next(10) switch { < 6 => 0, < 8 => 1, _ => 2 }];
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
        var lie = dice.Next(3) switch
        {
            0 => new LetterChanges(Status: "CONFIRMED", BadToken: true),
            1 => new LetterChanges(Currency: "USD"),
            _ => new LetterChanges(Amount: 1),
        };
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
        var kind = kinds[dice.Next(kinds.Length)];
        // Who is told that he asks too often was not served.
        var status = kind == FaultKind.Status && dice.Next(4) == 0 ? 429 : 503;
        var fault = new Fault(operations[Math.Max(0, dice.Next(-3, operations.Length))], kind, status, Times: 1 + dice.Next(5));
        Trace.Add($"  {fault.Operation} {fault.Kind} {fault.Status} × {fault.Times}");
        return Ahead(() => town.Emulated<MischiefMaker>().Replace([fault], 1));
    }

    private Task CalmAsync() => Ahead(() => town.Emulated<MischiefMaker>().Replace([], 1));

    private async Task RefundAsync()
    {
        if (Pick((await OursAsync()).Where(payment => payment.Status.HoldsMoney()).ToList()) is { } payment)
            await OperateAsync(new RefundPaymentCommand(seller, payment.Id, $"key-{++keys}", Part(payment), null), dice.Next(3) == 0);
    }

    private async Task OperateAsync(PaymentStatus status, Func<Payment, string, IRequest<Result<PaymentOperation>>> order)
    {
        foreach (var payment in (await OursAsync()).Where(payment => payment.Status == status))
            await OperateAsync(order(payment, $"key-{++keys}"), again: false);
    }

    private async Task OperateAsync(IRequest<Result<PaymentOperation>> order, bool again)
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
