using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>The rules for money when no work is under way: the bank's, ours and the invoice's total.</summary>
internal static class MoneyRules
{
    public static IEnumerable<Violation> Check(Snapshot rest, IReadOnlyList<OpenReason> reasons, Journal journal) =>
        [.. Payments(rest, reasons), .. Operations(rest), .. Refunds(rest, journal), .. Excess(rest, reasons, journal)];

    /// <summary>Checks authorized money before it is captured or released: it fits the invoice, or somebody is told.</summary>
    public static IEnumerable<Violation> CheckAuthorized(Snapshot rest, IReadOnlyList<OpenReason> reasons)
    {
        if (rest.BankAuthorized == 0m || reasons.Any(reason => reason.Kind is not (ReasonKind.NoMoney or ReasonKind.HoldEnd)))
            yield break;
        var sum = rest.BankNet + rest.BankAuthorized;
        if (rest.Seller.TotalsOf(rest.Invoice).All(total => total != sum))
            yield return new Violation(
                "authorized.unseen", $"{rest.BankAuthorized} authorized, {rest.BankNet} paid of {rest.Invoice.Price}");
        else if (rest.Invoice.IsOwnByHand)
            yield return new Violation("authorized.unseen", $"{rest.BankAuthorized} authorized, the invoice is {rest.Invoice.Status}");
    }

    private static IEnumerable<Violation> Payments(Snapshot rest, IReadOnlyList<OpenReason> reasons)
    {
        foreach (var row in rest.Bank)
        {
            var explained = reasons.Any(reason => reason.ExplainsPayment && reason.OrderId == row.OrderId);
            var isLateKnown = reasons.Any(reason => reason.Kind == ReasonKind.LateAuthorization && reason.OrderId == row.OrderId);
            var sides = $"{row.OrderId} is {rest.Find(row.OrderId)?.State} here, {row.Status} at the bank";
            if (rest.Find(row.OrderId) is not { } payment)
                yield return new Violation("payment.unknown", sides);
            else if (payment.IsLive)
                yield return new Violation("payment.stays_open", sides);
            else if (payment.HasEnded && row.NetPaid > 0m)
                yield return new Violation("payment.lost", $"{sides}: {row.NetPaid} paid");
            else if (payment.NetPaid != row.NetPaid && !explained)
                yield return new Violation("payment.net_differs", $"{sides}: {payment.NetPaid} and {row.NetPaid}");
            else if (row.State == EmulatedPaymentState.Authorized && !explained && !isLateKnown)
                yield return new Violation("authorized.unknown", $"{sides}: {row.Remaining} authorized");
        }
        foreach (var payment in rest.Known.Where(payment => payment.IsLive && rest.Bank.All(row => row.OrderId != payment.OrderId)))
            yield return new Violation("payment.stays_open", $"{payment.OrderId} is {payment.State} here and unknown at the bank");
    }

    // An operation whose effect both sides show has a known result.
    private static IEnumerable<Violation> Operations(Snapshot rest) =>
        from payment in rest.Known
        from operation in payment.Operations
        where operation.IsOpen
        let row = rest.Bank.FirstOrDefault(row => row.OrderId == payment.OrderId)
        where row is not null && row.NetPaid == payment.NetPaid
        where operation.Kind != "Refund" || payment.Amount - payment.NetPaid == operation.Before + operation.Amount
        select new Violation("operation.stays_open", $"{operation.Kind} of {operation.Amount}, {row.Status} at the bank");

    // The same key, a repeated notification or a crash never gives money back twice.
    private static IEnumerable<Violation> Refunds(Snapshot rest, Journal journal)
    {
        var automatic = rest.Known.SelectMany(payment => payment.Operations).Where(operation => operation.IsAutomaticRefund);
        var ordered = journal.RefundedByPeople + automatic.Sum(operation => operation.Amount);
        var refunded = rest.Bank.Sum(row => row.Refunded);
        if (refunded > ordered)
            yield return new Violation("refund.too_much", $"{refunded} went back, {ordered} was ordered");
    }

    private static IEnumerable<Violation> Excess(Snapshot rest, IReadOnlyList<OpenReason> reasons, Journal journal)
    {
        var totals = rest.Seller.TotalsOf(rest.Invoice);
        if (totals is not [{ } total] || rest.BankNet <= total)
            yield break;
        var excess = rest.BankNet - total;
        if (!reasons.Any(reason => reason.Kind is ReasonKind.Excess or ReasonKind.Total or ReasonKind.Operation or ReasonKind.Other))
            yield return new Violation("excess.unseen", $"{excess} beyond {total}");
        // An automatic refund follows from a payment, not from a person's later change of the invoice or of the policy.
        var paid = rest.Known.Where(payment => payment.NetPaid > 0m).ToList();
        var opened = paid.Max(payment => payment.CreatedAt);
        if (
            paid.Count > 1
            && rest.Seller.RefundsExcess
            && !(journal.Last(JournalKind.ExcessPolicy, JournalKind.Edit) > opened)
            && !rest.Known.Any(payment => payment.Operations.Any(operation => operation.IsOpen || IsRefused(operation)))
            && !reasons.Any(reason => reason.Kind is ReasonKind.Work or ReasonKind.Evidence or ReasonKind.Other)
        )
            yield return new Violation("excess.not_refunded", $"{excess} beyond {total}, by {paid.Count} payments");
    }

    private static bool IsRefused(KnownOperation operation) => operation is { IsAutomaticRefund: true, State: "Refused" or "NotSent" };
}
