using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Puts a receipt into a request, in the words of the dialect, without computing.</summary>
internal static class RbsReceipts
{
    private const string Bundle = "orderBundle";

    public static readonly IReadOnlyCollection<VatRate> Rates = Enum.GetValues<VatRate>();

    public static readonly ReceiptLimits Limits = new(MaxLines: 100, MaxQuantity: 99_999.999m, QuantityDecimals: 3, MaxNameLength: 100)
    {
        MaxQuantityLength = 9,
    };

    /// <summary>The receipt of the order itself.</summary>
    public static void AddTo(JsonObject register, Receipt receipt, RbsSettings settings)
    {
        if (settings.Shop.Endpoint.Dialect == RbsDialect.Json)
        {
            register[Bundle] = Ecom(receipt, settings.Register, "sell");
            // The fiscal register of this gateway takes the buyer's contact from the order.
            foreach (var (name, contact) in Contact(receipt.Contact, phonePrefix: "+"))
                register[name] = contact;
            return;
        }
        register["taxSystem"] = TaxSystemNumber(receipt.TaxSystem);
        register[Bundle] = new JsonObject
        {
            ["customerDetails"] = new JsonObject(Contact(receipt.Contact, phonePrefix: "")),
            ["cartItems"] = RbsItems.Classic(receipt, settings.Register),
        };
    }

    /// <summary>The receipt of a part that is captured or refunded.</summary>
    /// <param name="request">Of <c>deposit</c> or <c>refund</c>.</param>
    /// <param name="receipt">Of the part; null for the whole.</param>
    /// <param name="settings">Of the seller.</param>
    /// <param name="isRefund">True for a refund.</param>
    public static void AddPart(JsonObject request, Receipt? receipt, RbsSettings settings, bool isRefund)
    {
        if (receipt is null)
            return;
        if (settings.Shop.Endpoint.Dialect == RbsDialect.Json)
        {
            request[Bundle] = Ecom(receipt, settings.Register, isRefund ? "sell_refund" : "sell");
            return;
        }
        request["taxSystem"] = TaxSystemNumber(receipt.TaxSystem);
        request[isRefund ? "refundItems" : "depositItems"] = RbsItems.Classic(receipt, settings.Register);
    }

    private static JsonObject Ecom(Receipt receipt, RbsRegister register, string type)
    {
        var company = new JsonObject { ["sno"] = FiscalWords.Of(receipt.TaxSystem) };
        foreach (var (member, text) in register.CompanyMembers)
            company[member] = text;
        var total = receipt.Total.ToMinorUnits();
        return new JsonObject
        {
            ["ffdVersion"] = register.IsFfd12 ? "1.2" : "1.05",
            ["receiptType"] = type,
            ["company"] = company,
            // Cashless.
            ["payments"] = new JsonArray(new JsonObject { ["type"] = 1, ["sum"] = total }),
            ["total"] = total,
            ["cartItems"] = RbsItems.Ecom(receipt, register),
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Contact(ReceiptContact contact, string phonePrefix)
    {
        if (contact.Email is { } email)
            yield return KeyValuePair.Create<string, JsonNode?>("email", email);
        if (contact.Phone is { } phone)
            yield return KeyValuePair.Create<string, JsonNode?>("phone", phonePrefix + phone.TrimStart('+'));
    }

    private static int TaxSystemNumber(TaxSystem system) => system switch
    {
        TaxSystem.General => 0,
        TaxSystem.SimplifiedIncome => 1,
        TaxSystem.SimplifiedIncomeLessExpense => 2,
        TaxSystem.Agricultural => 4,
        TaxSystem.Patent => 5,
    };
}
