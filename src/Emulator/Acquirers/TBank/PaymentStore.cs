using CleanAcquiring.Emulator.Acquirers.TBank.Api;

namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>The payments of all terminals. Reads and changes run under one lock.</summary>
internal sealed class PaymentStore(TimeProvider clock)
{
    // The bank closes an unfinished 3-D Secure after this time.
    private static readonly TimeSpan LongestAuthorization = TimeSpan.FromHours(36);

    private readonly Lock gate = new();
    private readonly SortedDictionary<long, BankPayment> payments = [];
    private long lastId;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens a payment, unless the terminal already knows the order.</summary>
    public (BankPayment? Payment, BankRefusal? Refusal) Open(PaymentOrder order)
    {
        lock (gate)
        {
            var earlier = payments.Values.FirstOrDefault(payment =>
                payment.Order.Terminal == order.Terminal && payment.Order.OrderId == order.OrderId
            );
            if (earlier is not null)
            {
                return (null, earlier.Remaining > 0
                    ? new BankRefusal("623", "По заказу уже есть успешный платеж.", $"OrderId {order.OrderId}")
                    : new BankRefusal("20", "Ошибка повторного идентификатора заказа.", $"OrderId {order.OrderId}"));
            }

            // Ids grow with time, so that a restarted emulator gives out new ones. They exceed Int32, as the bank's do.
            lastId = Math.Max(lastId + 1, Now.ToUnixTimeMilliseconds());
            var payment = new BankPayment(lastId, order);
            payments.Add(payment.Id, payment);
            return (payment, null);
        }
    }

    /// <summary>Runs on the payment with this id, or on null.</summary>
    public T With<T>(long id, Func<BankPayment?, T> act)
    {
        lock (gate)
        {
            return act(payments.TryGetValue(id, out var payment) ? Expired(payment) : null);
        }
    }

    /// <summary>Reads the payments that fit, oldest first.</summary>
    public IReadOnlyList<T> All<T>(Func<BankPayment, bool> fits, Func<BankPayment, T> read)
    {
        lock (gate)
        {
            return [.. payments.Values.Where(fits).Select(payment => read(Expired(payment)))];
        }
    }

    private BankPayment Expired(BankPayment payment)
    {
        var late = payment.AwaitsBuyer && Now >= payment.Order.DueAt;
        var abandoned = payment.Status is BankStatus.Authorizing && Now >= payment.AuthorizingSince + LongestAuthorization;
        if (late || abandoned)
        {
            payment.Status = BankStatus.DeadlineExpired;
        }

        if (payment.Status is BankStatus.Authorized or BankStatus.PartialReversed && Now >= payment.HoldEndsAt)
        {
            payment.Status = BankStatus.Reversed;
            (payment.LastGivenBack, payment.Remaining) = (payment.Remaining, 0);
        }

        return payment;
    }
}
