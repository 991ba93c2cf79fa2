using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.TestKit.Builders;

/// <summary>A valid invoice, and changes to it of one word each.</summary>
public static class AnInvoice
{
    public static readonly InvoiceId Id = new(918273);
    public static readonly ReceiptPolicy Policy = new(TaxSystem.General, VatRate.Vat20, ReceiptLimits.Usual, Enum.GetValues<VatRate>());
    public static readonly MethodTerms WithReceipts = new([Currency.Rub], Policy);
    public static readonly MethodTerms WithoutReceipts = new([Currency.Rub], null);

    /// <summary>One line of 1500.00, and the same total.</summary>
    public static Invoice Valid() => Of(1500m, Line(1500m));

    /// <summary>The invoice of a payment, with the payment's amount.</summary>
    public static Invoice For(Payment payment) => Of(payment.Amount.Amount, Line(payment.Amount.Amount)) with { Id = payment.Invoice };

    public static Invoice Of(decimal? billPrice, params InvoiceLine[] lines) => new()
    {
        Id = Id,
        Name = "Счет #1042",
        Status = InvoiceStatus.Created,
        Date = new DateOnly(2026, 1, 31),
        Currency = Currency.Rub,
        BillPrice = billPrice,
        VatMode = VatMode.Included,
        Lines = lines,
    };

    public static InvoiceLine Line(decimal? unitPrice, decimal? quantity = 1m) =>
        new("Консультация", "T-9", unitPrice, quantity, "шт", null, LineVat.Of(20m), null);

    public static InvoiceCase Case(
        this Invoice invoice,
        MethodTerms? terms = null,
        PartialPaymentPolicy partial = PartialPaymentPolicy.Refuse,
        decimal paid = 0m
    ) => new(invoice, terms ?? WithReceipts, partial, paid);

    public static Invoice OnTop(this Invoice invoice) => invoice with { VatMode = VatMode.OnTop };

    public static InvoiceLine Off(this InvoiceLine line, decimal amount) =>
        line with
        {
            Discount = new Discount(IsPercentage: false, amount),
        };

    public static InvoiceLine OffPercent(this InvoiceLine line, decimal percent) =>
        line with
        {
            Discount = new Discount(IsPercentage: true, percent),
        };

    public static InvoiceLine Summing(this InvoiceLine line, decimal totalSum) => line with { TotalSum = totalSum };

    public static InvoiceLine Taxed(this InvoiceLine line, LineVat vat) => line with { Vat = vat };
}
