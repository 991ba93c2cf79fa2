namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>The codes of the invoice's system fields.</summary>
internal static class InvoiceFields
{
    public const string Status = "BILL_STATUS";
    public const string Price = "BILL_PRICE";
    public const string VatType = "BILL_VAT_TYPE";
    public const string PaymentDate = "BILL_PAYMENT_DATE";
    public const string Items = "ITEMS";
    public const string Payer = "PAYER";
    public const string Supplier = "SUPPLIER";

    /// <summary>The seller before spring 2023, with the requisites inside.</summary>
    public const string LegalEntity = "LEGAL_ENTITY";

    /// <summary>The address of the deal, in some accounts.</summary>
    public const string LinkToLead = "LINK_TO_LEAD";
}
