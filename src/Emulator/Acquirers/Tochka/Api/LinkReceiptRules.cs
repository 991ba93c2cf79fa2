using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Api;

/// <summary>Checks a receipt as the bank does.</summary>
internal static class LinkReceiptRules
{
    public static readonly string[] Members = ["taxSystemCode", "Client", "Items", "Supplier"];

    private static readonly string[] TaxSystems = ["osn", "usn_income", "usn_income_outcome", "esn", "patent"];

    // vat20 and vat120 are no longer taken.
    private static readonly string[] Rates =
        ["none", "vat0", "vat5", "vat7", "vat10", "vat22", "vat105", "vat107", "vat110", "vat122"];

    private static readonly string[] Measures =
    [
        "шт.", "г.", "кг.", "т.", "см.", "дм.", "м.", "см2.", "дм2.", "м2.", "мл.", "л.", "м3", "кВт.ч.", "Гкал.", "дн.", "ч.", "мин.",
        "сек.", "Кб.", "Мб.", "Гб.", "Тб.",
    ];

    public static ApiAnswer? Check(JsonObject data, decimal amount)
    {
        if (!TaxSystems.Contains(LinkJson.Text(data["taxSystemCode"])))
            return ApiAnswer.Field("taxSystemCode", "unknown");
        if (LinkJson.Text((data["Client"] as JsonObject)?["email"]) is not { } email || !email.Contains('@', StringComparison.Ordinal))
            return ApiAnswer.Field("Client.email", "required");
        if (data["Items"] is not JsonArray { Count: > 0 } items)
            return ApiAnswer.Field("Items", "required");
        var sum = 0m;
        foreach (var item in items)
        {
            if (item is not JsonObject line || Fault(line) is { } fault && fault.Length > 0)
                return ApiAnswer.Field("Items", item is JsonObject bad ? Fault(bad)! : "an object is required");
            sum += LinkJson.Value(line["amount"])!.Value * LinkJson.Value(line["quantity"])!.Value;
        }
        return sum == amount ? null : ApiAnswer.Field("amount", "differs from the sum of the items");
    }

    private static string? Fault(JsonObject line) =>
        LinkJson.Text(line["name"]) is not { Length: > 0 and <= 256 } ? "name of 1 to 256 characters is required"
        : LinkRules.Sum(line["amount"]) is not > 0m ? "amount must be positive with two decimals"
        : LinkJson.Value(line["quantity"]) is not > 0m ? "quantity must be positive"
        : !Rates.Contains(LinkJson.Text(line["vatType"])) ? "vatType is unknown"
        : LinkJson.Text(line["paymentMethod"]) is not ("full_payment" or "full_prepayment") ? "paymentMethod is unknown"
        : LinkJson.Text(line["paymentObject"]) is not ("goods" or "service" or "work") ? "paymentObject is unknown"
        : line["measure"] is { } measure && !Measures.Contains(LinkJson.Text(measure)) ? "measure is unknown"
        : null;
}
