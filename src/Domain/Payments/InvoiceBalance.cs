using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// An invoice's total against the payments that count for it: due, paid, authorized, in excess and whose. Nothing else computes them.
/// </summary>
public sealed class InvoiceBalance
{
    private readonly IReadOnlyList<(Payment Payment, decimal Excess)> holders;

    private InvoiceBalance(Money total, IReadOnlyList<Payment> payments)
    {
        Total = total;
        var ours = payments.Where(payment => payment.Amount.Currency == total.Currency).ToList();
        Paid = Sum(ours, payment => payment.NetPaid);
        Refunded = Sum(ours, payment => payment.Refunded);
        Received = Sum(ours, payment => payment.NetPaid + payment.Refunded + payment.Disputed - payment.RefundedByUs);
        Authorized = Sum(ours, payment => payment.Authorized);
        IsForeign = payments.Any(payment => payment.HasMoney && payment.Amount.Currency != total.Currency);
        holders = Spread(total, [.. ours.Where(payment => payment.HasMoney)]);
    }

    /// <summary>The invoice's present sum.</summary>
    public Money Total { get; }

    /// <summary>Captured less refunded and disputed.</summary>
    public Money Paid { get; }

    /// <summary>The sum that went back to buyers, whoever ordered it.</summary>
    public Money Refunded { get; }

    /// <summary>
    /// Captured, less what we refunded ourselves as excess. Neither a person's refund nor a dispute lowers it: the invoice was paid.
    /// </summary>
    public Money Received { get; }

    /// <summary>Reserved and not captured.</summary>
    public Money Authorized { get; }

    /// <summary>A payment holds money of a currency that the invoice does not have now.</summary>
    public bool IsForeign { get; }

    /// <summary>The part of the total that is neither paid nor authorized.</summary>
    public Money Due => new(Math.Max(0m, Total.Amount - Paid.Amount - Authorized.Amount), Total.Currency);

    /// <summary>Paid and authorized beyond the total.</summary>
    public Money Excess => new(Math.Max(0m, Paid.Amount + Authorized.Amount - Total.Amount), Total.Currency);

    /// <summary>One payment alone holds money: it may be above a total that was lowered, and is not in excess by itself.</summary>
    public bool HasOneHolder => holders.Count == 1;

    /// <param name="total">The invoice's present sum.</param>
    /// <param name="payments">All payments of the invoice that brought money or still can.</param>
    public static InvoiceBalance Of(Money total, IReadOnlyList<Payment> payments) => new(total, payments.Counted());

    /// <summary>The part of a payment's money that the invoice does not need; zero while a single payment holds money.</summary>
    public Money ExcessOf(PaymentId payment) =>
        new(holders.FirstOrDefault(holder => holder.Payment.Id == payment).Excess, Total.Currency);

    /// <summary>True while the invoice's present sum needs all the money of a payment; false for one above a lowered total.</summary>
    public bool Needs(PaymentId payment) =>
        holders.Any(holder => holder.Payment.Id == payment && holder.Excess == 0m) && !(HasOneHolder && Excess.IsPositive);

    // Kept in this order: captured before reserved, one that equals the total, then the earliest paid, then by id.
    private static List<(Payment Payment, decimal Excess)> Spread(Money total, IReadOnlyList<Payment> holding)
    {
        var left = total.Amount;
        List<(Payment Payment, decimal Excess)> spread = [];
        foreach (
            var payment in holding
                .OrderBy(payment => payment.Authorized.IsPositive)
                .ThenByDescending(payment => payment.NetPaid == total)
                .ThenBy(payment => payment.PaidAt)
                .ThenBy(payment => payment.Id.Value)
        )
        {
            var money = payment.NetPaid.Amount + payment.Authorized.Amount;
            spread.Add((payment, holding.Count == 1 ? 0m : money - Math.Clamp(left, 0m, money)));
            left -= money;
        }
        return spread;
    }

    private Money Sum(IEnumerable<Payment> payments, Func<Payment, Money> part) =>
        new(payments.Sum(payment => part(payment).Amount), Total.Currency);
}
