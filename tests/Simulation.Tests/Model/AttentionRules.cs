using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>The rules for open attention: its cause is still there, and work is given up only after two weeks.</summary>
internal static class AttentionRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    public static IEnumerable<Violation> Check(Snapshot rest, IReadOnlyList<OpenReason> reasons) =>
        from reason in reasons
        let gone = Gone(rest, reason, reasons.Any(other => other.ExplainsPayment))
        where gone is not null
        select new Violation("attention.stale", $"{reason.Code} ({reason.Detail}): {gone}");

    /// <summary>Checks while the account is unpaid or blocked: the payment of its subscription heals it.</summary>
    public static IEnumerable<Violation> CheckClosed(Snapshot now, IReadOnlyList<OpenReason> reasons, Journal journal) =>
        journal.Last(JournalKind.Disconnected) is null
        && journal.Last(JournalKind.Unpaid) is { } since
        && now.At < since + Patience
        && reasons.FirstOrDefault(reason => reason.Kind == ReasonKind.Work) is { } given
            ? [new Violation("work.given_up_early", $"{given.Detail} after {now.At - since}")]
            : [];

    // Null while the cause is there, or where the model cannot tell: a bank that does not say how much went back leaves our sum as it was.
    private static string? Gone(Snapshot rest, OpenReason reason, bool isUnsaid)
    {
        var totals = rest.Seller.TotalsOf(rest.Invoice);
        var money = rest.BankNet + rest.BankAuthorized;
        var payment = rest.Find(reason.OrderId);
        var row = rest.Bank.FirstOrDefault(row => row.OrderId == reason.OrderId);
        return reason.Kind switch
        {
            ReasonKind.Excess or ReasonKind.Total or ReasonKind.Status when money == 0m => "all money went back",
            ReasonKind.Excess when totals is [{ } total] && money <= total && !isUnsaid => $"{money} of {total}",
            ReasonKind.Total when totals is [{ } total] && money == total && !isUnsaid => $"{money} is the total",
            ReasonKind.Status when totals is [{ } total] && IsExpected(rest, total) => $"the invoice is {rest.Invoice.Status}",
            ReasonKind.LateAuthorization or ReasonKind.HoldEnd when row is not { State: EmulatedPaymentState.Authorized } =>
                $"{row?.Status} at the bank",
            ReasonKind.Work when IsDone(rest, reason, payment) => "the work is done",
            _ => null,
        };
    }

    // A person who marked the invoice paid before our money came is told of it until all money went back.
    private static bool IsExpected(Snapshot rest, decimal total) =>
        rest.Invoice.ByHand is null && rest.Invoice.Status == (rest.BankNet >= total ? "paid" : "partially_paid");

    private static bool IsDone(Snapshot rest, OpenReason reason, KnownPayment? payment) =>
        reason.Detail?.StartsWith("SyncInvoice", StringComparison.Ordinal) == true
        && payment is { NetPaid: > 0m }
        && rest.Seller.TotalsOf(rest.Invoice) is [{ } total]
        && rest.Invoice.Status == (rest.BankNet >= total ? "paid" : "partially_paid")
        && rest.Invoice.Notes.Any(note => note!.Contains(payment.OrderId, StringComparison.Ordinal));
}
