namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>The rules for what the invoice shows at the end: it follows from the money, or something needs attention.</summary>
internal static class ShownInvoiceRules
{
    public static IEnumerable<Violation> Check(Snapshot rest, IReadOnlyList<OpenReason> reasons, Journal journal) =>
        [.. Status(rest, reasons, journal), .. Notes(rest, reasons)];

    private static IEnumerable<Violation> Status(Snapshot rest, IReadOnlyList<OpenReason> reasons, Journal journal)
    {
        var invoice = rest.Invoice;
        if (rest.Known.All(payment => !payment.WasPaid) && rest.BankNet == 0m)
        {
            if (invoice.Status != (invoice.ByHand ?? "created"))
                yield return new Violation("status.without_money", $"the invoice is {invoice.Status}, nothing was paid");
            yield break;
        }
        if (rest.BankNet == 0m || reasons.Any(reason => reason.ExplainsInvoice))
            yield break;
        var totals = rest.Seller.TotalsOf(invoice);
        if (invoice.IsOwnByHand)
            yield return new Violation("status.own_unseen", $"{rest.BankNet} paid, the invoice is {invoice.Status}");
        else if (totals.All(total => total is null))
            yield return new Violation("total.unseen", $"{rest.BankNet} paid, no method reads the total {invoice.Price}");
        else if (!totals.Any(total => total is null || Fits(rest, total.Value, journal)))
            yield return new Violation(
                "status.differs", $"{rest.BankNet} paid of {invoice.Price}, the invoice is {invoice.Status} (by hand {invoice.ByHand})");
    }

    // An invoice that was paid stays so when the seller gives money back.
    private static bool Fits(Snapshot rest, decimal total, Journal journal) => rest.Invoice.Status switch
    {
        "paid" or "paid_in_advance" => rest.BankNet + journal.RefundedByPeople >= total,
        "partially_paid" => rest.BankNet < total,
        _ => false,
    };

    private static IEnumerable<Violation> Notes(Snapshot rest, IReadOnlyList<OpenReason> reasons)
    {
        if (!reasons.Any(reason => reason.Kind is ReasonKind.Work or ReasonKind.Other))
            foreach (
                var payment in rest.Known.Where(payment =>
                    payment.WasPaid && !rest.Invoice.Notes.Any(note => note!.Contains(payment.OrderId, StringComparison.Ordinal))
                )
            )
                yield return new Violation("note.missing", $"{payment.OrderId} is paid and has no note");
        // Not even where the seller had a payment written again.
        if (rest.Invoice.Notes.Distinct(StringComparer.Ordinal).Count() < rest.Invoice.Notes.Count)
            yield return new Violation("note.repeated", $"{rest.Invoice.Notes.Count} notes");
    }
}
