using CleanAcquiring.Domain.Common;
using static CleanAcquiring.Domain.Common.RefusalKind;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>
/// The rules that an invoice must satisfy to be charged, in the order in which they are asked. A NEW RULE IS ONE MORE LINE HERE.
/// </summary>
public static class InvoiceRules
{
    public const string UnknownCurrency = "invoice.currency.unknown";

    public static readonly IReadOnlyList<InvoiceRule> All =
    [
        new("invoice.status.paid", AlreadyPaid, "It is not paid yet.",
            it => it.Invoice.Status != InvoiceStatus.Paid),
        new("invoice.status.paid_in_advance", AlreadyPaid, "It is not paid in advance.",
            it => it.Invoice.Status != InvoiceStatus.PaidInAdvance),
        new("invoice.status.partially_paid", AskSeller,
            "It is not partially paid, or the seller lets the rest be charged and a part was paid through us.",
            it => it.Invoice.Status != InvoiceStatus.PartiallyPaid || it.ChargesRest),
        new("invoice.status.refunded", AskSeller, "What was paid for it did not go back.",
            it => it.Invoice.Status != InvoiceStatus.Refunded),
        new("invoice.status.unmapped", AskSeller, "Its status is one that we know, or that the seller mapped in the settings.",
            it => it.Invoice.Status != InvoiceStatus.Unmapped),
        new(InvoiceTotals.VatModeUnmapped, InvoiceIncorrect, "Its VAT mode is one that we know.",
            it => it.Invoice.VatMode != VatMode.Unmapped),
        new("invoice.total.not_positive", InvoiceIncorrect, "A stored total is more than zero.",
            it => it.Invoice.BillPrice is not <= 0m),
        new(InvoiceTotals.Absent, InvoiceIncorrect, "There is a stored total or a line.",
            it => !Refused(it, InvoiceTotals.Absent)),
        new(InvoiceTotals.LineUnreadable, InvoiceIncorrect, "Each line has a sum that can be read.",
            it => !Refused(it, InvoiceTotals.LineUnreadable)),
        new(InvoiceTotals.LineNegative, InvoiceIncorrect, "No line is negative.",
            it => !Refused(it, InvoiceTotals.LineNegative)),
        new(InvoiceTotals.BeyondLimit, MethodUnavailable, "Its sum is one that some acquirer takes.",
            it => !Refused(it, InvoiceTotals.BeyondLimit)),
        new(InvoiceTotals.Disagrees, InvoiceIncorrect, "The stored total is one that the lines support.",
            it => !Refused(it, InvoiceTotals.Disagrees)),
        new("invoice.total.not_positive", InvoiceIncorrect, "The lines sum to more than zero.",
            it => it.Total.Value.Amount > 0),
        new("invoice.rest.nothing", AlreadyPaid, "Something of it is still open.",
            it => it.Due > 0),
        new(UnknownCurrency, InvoiceIncorrect, "Its currency is known.",
            it => it.Invoice.Currency is not null),
        new("invoice.currency.not_taken", InvoiceIncorrect, "Its currency is one that the acquirer takes.",
            it => it.Terms.Currencies.Contains(it.Invoice.Currency ?? default)),
        new("invoice.total.not_payable", InvoiceIncorrect, "Its sum is one that its currency has coins for.",
            it => it.Sum == it.Sum.Rounded()),
        new(InvoiceTotals.BeyondLimit, MethodUnavailable, "Its sum is not beyond the most that the acquirer takes in one payment.",
            it => it.Terms.MaxAmount is not { } most || it.Sum.ToMinorUnits() <= most),
        new("invoice.vat.absent", InvoiceIncorrect, "Each line of the receipt has a VAT rate: its own, else the seller's default.",
            it => it.Terms.Receipts is not { DefaultVat: null } || it.Invoice.VatMode == VatMode.Exempt
                || !it.NeedsStub && it.Invoice.Lines.All(line => line.Vat.IsStated)),
        new("invoice.vat.unsupported", InvoiceIncorrect, "Each VAT rate is one that the receipt can carry.",
            it => it.Terms.Receipts is not { } policy || it.Rates(policy).All(rate => rate is not null)),
    ];

    /// <summary>The first rule that does not hold, or what may be charged.</summary>
    public static Result<Charge> Check(InvoiceCase @case) =>
        All.FirstOrDefault(rule => !rule.Holds(@case)) is { } broken
            ? broken.Refusal with { Detail = Why(@case, broken) }
            : ChargeCalculator.Draw(@case);

    private static bool Refused(InvoiceCase it, string code) => it.Total.Refusal?.Code == code;

    // The ladder knows the figures; the rule knows only its sentence.
    private static string Why(InvoiceCase it, InvoiceRule broken) =>
        it.Total.Refusal is { Detail: { } figures } refusal && refusal.Code == broken.Code ? figures : broken.Sentence;
}

/// <summary>One sentence that an invoice must satisfy before anything is charged.</summary>
/// <param name="Code">Stable name, seen by sellers and scripts.</param>
/// <param name="Kind">The kind of refusal when it does not hold.</param>
/// <param name="Sentence">The rule in plain English, shown to the seller.</param>
/// <param name="Holds">The rule itself.</param>
public sealed record InvoiceRule(string Code, RefusalKind Kind, string Sentence, Func<InvoiceCase, bool> Holds)
{
    public Refusal Refusal => new(Kind, Code, Sentence);
}
