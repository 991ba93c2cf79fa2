using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Payments;

/// <summary>All payments of all terminals. Everything that reads or changes one runs under one lock.</summary>
internal sealed class PaymentStore(TimeProvider clock)
{
    // A 3-D Secure that nobody finishes is closed by the bank after this long.
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

            // Grows with time, so that an emulator started anew does not give out the ids of yesterday; far beyond Int32.
            lastId = Math.Max(lastId + 1, Now.ToUnixTimeMilliseconds());
            var payment = new BankPayment(lastId, order);
            payments.Add(payment.Id, payment);
            return (payment, null);
        }
    }

    /// <summary>Runs on the payment that the request names, or refuses.</summary>
    public JsonObject Answer(SignedRequest request, Func<BankPayment, JsonObject> act)
    {
        if (!request.Body.Has("PaymentId"))
        {
            return Answers.Refused(BankRefusal.Field("PaymentId", "обязательно."), request.Terminal.Key);
        }

        return With(request.Body.Digits("PaymentId") ?? 0, payment => payment?.Order.Terminal == request.Terminal
            ? act(payment)
            : Answers.Refused(BankRefusal.PaymentNotFound, request.Terminal.Key));
    }

    public T With<T>(long id, Func<BankPayment?, T> act)
    {
        lock (gate)
        {
            return act(payments.TryGetValue(id, out var payment) ? Expired(payment) : null);
        }
    }

    /// <summary>Reads every payment, oldest first.</summary>
    public IReadOnlyList<T> All<T>(Func<BankPayment, bool> which, Func<BankPayment, T> read)
    {
        lock (gate)
        {
            return [.. payments.Values.Where(which).Select(payment => read(Expired(payment)))];
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

        return payment;
    }
}
