using System.Text;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.TestKit.Emulation;
using MediatR;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>The steps.</summary>
internal sealed partial class Schedule
{
    private async Task ClickAsync()
    {
        var (method, _) = EmulatedEnvironment.Methods[random.Next(10) switch { < 6 => 0, < 8 => 1, _ => 2 }];
        var (outcome, _) = await Gateway.SendAsync(new StartPaymentCommand(driver.AccountId, driver.Invoice.Id, method, null));
        Trace.Add($"  {method}: {(outcome.IsRefused ? outcome.Refusal.Code : outcome.Value.GetType().Name)}");
    }

    private Task PressAsync(string outcome)
    {
        if (Pick(driver.Bank().Where(payment => payment.AwaitsBuyer).ToList()) is { } payment)
            driver.Press(payment.Id, outcome);
        return Task.CompletedTask;
    }

    private Task LateSuccessAsync()
    {
        if (Pick(driver.Bank().Where(MayComplete).ToList()) is { } payment)
            driver.Complete(payment.Id);
        return Task.CompletedTask;
    }

    private async Task DeliverAsync(int copies)
    {
        if (Pick(driver.Notifications) is not { } notification)
            return;
        driver.Notifications.Remove(notification);
        for (var copy = 0; copy < copies; copy++)
            await ReceiveAsync(notification);
    }

    private async Task ForgeAsync()
    {
        if (Pick(driver.Notifications) is not { } notification)
            return;
        FalseClaim[] claims = [FalseClaim.WrongSignature, FalseClaim.WrongCurrency, FalseClaim.WrongAmount];
        await ReceiveAsync(notification.Altered(claims[random.Next(claims.Length)]));
    }

    private async Task ReceiveAsync(IEmulatedNotification notification)
    {
        var raw = new RawNotification(
            Encoding.UTF8.GetBytes(notification.Body),
            notification.ContentType,
            null,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        var reply = await Gateway.SendAsync(new ReceiveNotificationCommand(environment.Acquirer.Name, notification.Url.Segments[^1], raw));
        if (!reply.IsRefused)
            notification.Delivered(reply.Value.Status, reply.Value.Body);
        Trace.Add($"  {notification.PaymentId}: {(reply.IsRefused ? reply.Refusal.Code : reply.Value.Body)}");
    }

    private Task LoseResponseAsync()
    {
        CallPurpose[] purposes = [CallPurpose.Start, CallPurpose.Start, CallPurpose.Query, CallPurpose.Cancel, CallPurpose.Capture];
        string[] ends = [.. purposes.Select(purpose => environment.Acquirer.CallFor(purpose).PathEnd), AnyPath];
        return Ahead(() => Gateway.CrashPlan.ResponseToLose = ends[random.Next(ends.Length)]);
    }

    private Task LoseNotificationAsync() => Ahead(driver.Notifications.Clear);

    private async Task ReturnAsync()
    {
        if (Pick(await OursAsync()) is { } payment)
            await Gateway.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.ToString()));
    }

    private async Task WorkAsync() => Trace.Add($"  {await Gateway.WorkAsync()} done");

    private Task TimePassesAsync()
    {
        var step = Steps[Math.Min(random.Next(Steps.Length), random.Next(Steps.Length))];
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
        var (name, act) = between[random.Next(between.Length)];
        Gateway.CrashPlan.InterruptAfter(1 + random.Next(8), async () =>
        {
            Trace.Add($"  meanwhile: {name}");
            try
            {
                await act();
            }
            catch (OutageException)
            {
                // The other caller gets a 503.
            }
            driver.Collect();
        });
        return Task.CompletedTask;
    }

    private Task OutageAsync()
    {
        FaultKind[] kinds = [FaultKind.Status, FaultKind.StatusAfter, FaultKind.Garbage, FaultKind.Html, FaultKind.Cut];
        string[] operations = ["amocrm.", .. environment.Acquirer.Calls.Select(call => call.Operation)];
        var kind = kinds[random.Next(kinds.Length)];
        // A 429 has no effect.
        var status = kind == FaultKind.Status && random.Next(4) == 0 ? 429 : 503;
        var fault = new Fault(operations[Math.Max(0, random.Next(-3, operations.Length))], kind, status, Times: 1 + random.Next(5));
        Trace.Add($"  {fault.Operation} {fault.Kind} {fault.Status} × {fault.Times}");
        return Ahead(() => environment.Emulated<FaultPlan>().Replace([fault], 1));
    }

    private Task EndFaultsAsync() => Ahead(() => environment.Emulated<FaultPlan>().Replace([], 1));

    private async Task RefundAsync()
    {
        if (Pick((await OursAsync()).Where(payment => payment.Status.HasNetPaid()).ToList()) is { } payment)
            await OperateAsync(new RefundPaymentCommand(seller, payment.Id, $"key-{++keys}", Part(payment), null), random.Next(3) == 0);
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

    // All of it, or a third.
    private Money? Part(Payment payment) => random.Next(2) == 0 ? null : Money.Rub(Math.Max(1m, Math.Floor(payment.Amount.Amount / 3)));

    private static bool MayComplete(EmulatedPayment payment) =>
        payment.State is EmulatedPaymentState.Processing or EmulatedPaymentState.Expired or EmulatedPaymentState.Declined;

    private Task<IReadOnlyList<Payment>> OursAsync() => MoneyOracle.OursAsync(Gateway, seller.Tenant);

    private T? Pick<T>(IReadOnlyList<T> from)
        where T : class => from.Count == 0 ? null : from[random.Next(from.Count)];
}
