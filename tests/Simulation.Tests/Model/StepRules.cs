namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>The rules that hold after every step, whatever is still under way.</summary>
internal static class StepRules
{
    /// <param name="before">The facts before the step.</param>
    /// <param name="after">The facts after it.</param>
    /// <param name="journal">The faults, and what the seller did.</param>
    /// <param name="endsForms">False for a bank that cannot end a form: one that was let go stays payable there.</param>
    public static IEnumerable<Violation> Check(Snapshot before, Snapshot after, Journal journal, bool endsForms) =>
        [
            .. OneLivePaymentEach(after),
            .. PaidOnlyOnEvidence(after),
            .. NoEndedFormIsPayable(after, endsForms),
            .. NoPaymentIsForgotten(before, after),
            .. NoOwnStatusIsOverwritten(before, after, journal),
            .. AutomaticRefundTakesExcessOnly(before, after, journal),
            .. AutomaticCaptureTakesNoExcess(before, after),
            .. NoRefundIsRefusedThatTheBankAllows(before, after, journal),
        ];

    private static IEnumerable<Violation> OneLivePaymentEach(Snapshot after) =>
        from live in after.Known.Where(payment => payment.IsLive).GroupBy(payment => payment.Method)
        where live.Count() > 1
        select new Violation("payment.two_live", $"{live.Count()} live payments by {live.Key}");

    private static IEnumerable<Violation> PaidOnlyOnEvidence(Snapshot after) =>
        from payment in after.Known
        where payment.NetPaid > 0m && !after.Bank.Any(row => row.OrderId == payment.OrderId && row.IsCaptured)
        select new Violation("payment.paid_without_evidence", $"{payment.OrderId} is {payment.State} here and not at the bank");

    private static IEnumerable<Violation> NoEndedFormIsPayable(Snapshot after, bool endsForms) =>
        from payment in after.Known
        where payment.HasEnded && (endsForms || payment.State != "Canceled")
        where after.Bank.Any(row => row.OrderId == payment.OrderId && row.AwaitsBuyer)
        select new Violation("payment.ended_and_payable", $"{payment.OrderId} is {payment.State} here and can still be paid at the bank");

    private static IEnumerable<Violation> NoPaymentIsForgotten(Snapshot before, Snapshot after) =>
        from earlier in before.Known
        where earlier.WasPaid
        let later = after.Find(earlier.OrderId)
        where later is null || later.NetPaid == 0m && later.State != "Refunded"
        select new Violation("payment.forgotten", $"{earlier.OrderId} was {earlier.State} and is {later?.State}");

    // A status that a person sets between our read and our write cannot be seen.
    private static IEnumerable<Violation> NoOwnStatusIsOverwritten(Snapshot before, Snapshot after, Journal journal) =>
        before.Invoice.IsOwnByHand
        && after.Invoice.Status != before.Invoice.Status
        && journal.Step.All(entry => entry.Kind != JournalKind.StatusByHand)
            ? [new Violation("status.overwritten", $"{before.Invoice.Status}, set by hand, became {after.Invoice.Status}")]
            : [];

    // Money that a person gave back in the same step may have gone between our decision and the bank's.
    private static IEnumerable<Violation> AutomaticRefundTakesExcessOnly(Snapshot before, Snapshot after, Journal journal)
    {
        var old = before.Known.SelectMany(payment => payment.Operations.Select(operation => (payment.OrderId, operation.Key))).ToHashSet();
        var refund = (
            from payment in after.Known
            from operation in payment.Operations
            where operation.IsAutomaticRefund && operation.State is not ("Refused" or "NotSent")
            where !old.Contains((payment.OrderId, operation.Key))
            select operation.Amount
        ).Sum();
        if (refund == 0m)
            yield break;
        var left = Math.Max(after.BankNet, after.KnownNet) + journal.RefundedInStep;
        var totals = before.Seller.TotalsOf(before.Invoice).Concat(after.Seller.TotalsOf(after.Invoice)).OfType<decimal>().ToList();
        if (totals.Count == 0)
            yield return new Violation("refund.total_unreadable", $"{refund} went back by itself");
        else if (left < totals.Min())
            yield return new Violation("refund.takes_needed", $"{refund} went back by itself, {left} is left of {totals.Min()}");
    }

    private static IEnumerable<Violation> AutomaticCaptureTakesNoExcess(Snapshot before, Snapshot after) =>
        from payment in after.Known
        from operation in payment.Operations
        where operation is { IsAutomaticCapture: true, State: "Succeeded" }
        where before.Find(payment.OrderId)?.Operations.Any(known => known.Key == operation.Key) != true
        let totals = before.Seller.TotalsOf(before.Invoice).Concat(after.Seller.TotalsOf(after.Invoice)).OfType<decimal>().ToList()
        where totals.TrueForAll(total => after.BankNet > total) || before.Invoice.IsOwnByHand && after.Invoice.IsOwnByHand
        select new Violation(
            "capture.takes_excess", $"{operation.Amount} captured by itself, {after.BankNet} of {string.Join(" or ", totals)}");

    // Whatever the seller changed since the payment was opened.
    private static IEnumerable<Violation> NoRefundIsRefusedThatTheBankAllows(Snapshot before, Snapshot after, Journal journal) =>
        from payment in after.Known
        from operation in payment.Operations
        where operation is { Kind: "Refund", State: "Refused" } && before.Find(payment.OrderId) is { } old
            && old.Operations.All(known => known.Key != operation.Key)
        where journal.Step.All(entry => entry.Kind == JournalKind.Refund)
        where after.Bank.Any(row => row.OrderId == payment.OrderId && row.NetPaid >= operation.Amount)
        select new Violation("operation.refused", $"{operation.Key}: {operation.Amount} of {payment.NetPaid}");
}
