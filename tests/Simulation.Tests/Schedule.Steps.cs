using System.Text;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.TestKit.Emulation;
using MediatR;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>What each of them does.</summary>
internal sealed partial class Schedule
{
    private async Task ClickAsync()
    {
        var (method, _) = EmulatedEnvironment.Methods[dice.Next(10) switch { < 6 => 0, < 8 => 1, _ => 2 }];
        var outcome = await Gateway.SendAsync(new StartPaymentCommand(driver.AccountId, driver.Invoice.Id, method, null));
        Trace.Add($"  {method}: {(outcome.IsRefused ? outcome.Refusal.Code : outcome.Value.GetType().Name)}");
    }

    private Task PressAsync(string outcome)
    {
        if (Pick(driver.Bank().Where(row => row.AwaitsBuyer).ToList()) is { } row)
            driver.Press(row.Id, outcome);
        return Task.CompletedTask;
    }

    private Task LateSuccessAsync()
    {
        if (Pick(driver.Bank().Where(row => row.Status is "AUTHORIZING" or "DEADLINE_EXPIRED" or "REJECTED").ToList()) is { } row)
            driver.Complete(row.Id);
        return Task.CompletedTask;
    }

    private async Task DeliverAsync(int copies)
    {
        if (Pick(driver.Mail) is not { } notification)
            return;
        driver.Mail.Remove(notification);
        for (var copy = 0; copy < copies; copy++)
            await HandAsync(notification, notification.Body);
    }

    private async Task ForgeAsync()
    {
        if (Pick(driver.Mail) is not { } notification)
            return;
        var lie = dice.Next(3) switch
        {
            0 => new NotificationChanges(Status: "CONFIRMED", BadToken: true),
            1 => new NotificationChanges(Currency: "USD"),
            _ => new NotificationChanges(Amount: 1),
        };
        await HandAsync(notification, NotificationPayload.Altered(notification.Body, lie, notification.Terminal));
    }

    private async Task HandAsync(Notification notification, string body)
    {
        var raw = new RawNotification(
            Encoding.UTF8.GetBytes(body),
            "application/json",
            null,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        var reply = await Gateway.SendAsync(new ReceiveNotificationCommand("tbank", notification.Address.Segments[^1], raw));
        if (ReferenceEquals(body, notification.Body) && !reply.IsRefused)
            notification.Count(new NotificationReply(reply.Value.Status, reply.Value.Body));
        Trace.Add($"  {notification.PaymentId}: {(reply.IsRefused ? reply.Refusal.Code : reply.Value.Body)}");
    }

    private Task LoseNotificationAsync() => Ahead(driver.Mail.Clear);

    private async Task ReturnAsync()
    {
        if (Pick(await OursAsync()) is { } payment)
            await Gateway.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.ToString()));
    }

    private async Task WorkAsync() => Trace.Add($"  {await Gateway.WorkAsync()} done");

    private Task TimePassesAsync()
    {
        var step = Steps[Math.Min(dice.Next(Steps.Length), dice.Next(Steps.Length))];
        Trace.Add($"  {step}");
        return Ahead(() => environment.Clock.Advance(step));
    }

    private Task InterruptionAsync()
    {
        (string Name, Func<Task> Act)[] between =
        [
            ("click", ClickAsync),
            ("pay", () => PressAsync("pay")),
            ("deliver", () => DeliverAsync(1)),
            ("work", WorkAsync),
            ("refund", RefundAsync),
        ];
        var (name, act) = between[dice.Next(between.Length)];
        Gateway.CrashPlan.InterruptAfter(1 + dice.Next(8), async () =>
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
            driver.Collect();
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
        return Ahead(() => environment.Emulated<FaultPlan>().Replace([fault], 1));
    }

    private Task CalmAsync() => Ahead(() => environment.Emulated<FaultPlan>().Replace([], 1));

    private async Task RefundAsync()
    {
        if (Pick((await OursAsync()).Where(payment => payment.Status.HasNetPaid()).ToList()) is { } payment)
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

    private Task<IReadOnlyList<Payment>> OursAsync() => MoneyOracle.OursAsync(Gateway, seller.Tenant);

    private T? Pick<T>(IReadOnlyList<T> from)
        where T : class => from.Count == 0 ? null : from[dice.Next(from.Count)];
}
