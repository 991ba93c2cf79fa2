using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.Acquirers.Rbs;
using CleanAcquiring.Emulator.Acquirers.Rbs.Api;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;
using CleanAcquiring.Infrastructure.Tests.Proofs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

/// <summary>The receipts of both dialects for <see cref="Receipt_translations"/>.</summary>
internal static class RbsTranslations
{
    public static readonly ReceiptTranslation Classic =
        new("alfa", "RBS, form, FFD 1.05", receipt => Fault(receipt, RbsBank.Alfa, "payment/rest/", "1.05"));

    public static readonly ReceiptTranslation Classic12 =
        new("alfa", "RBS, form, FFD 1.2", receipt => Fault(receipt, RbsBank.Alfa, "payment/rest/", "1.2"));

    public static readonly ReceiptTranslation Ecom =
        new("sber", "RBS, JSON, FFD 1.05", receipt => Fault(receipt, RbsBank.Sber, "ecomm/gw/partner/api/v1/", "1.05"));

    public static readonly ReceiptTranslation Ecom12 =
        new("sber", "RBS, JSON, FFD 1.2", receipt => Fault(receipt, RbsBank.Sber, "ecomm/gw/partner/api/v1/", "1.2"));

    private static readonly RbsMerchant Merchant = RbsMerchant.Of("bank", AcquirerBehavior.Normal, 1);

    private static string? Fault(Receipt receipt, RbsBank bank, string root, string format)
    {
        var settings = RbsSettings.Read(
            RbsOrders.Settings(
                ("ffd", format), ("vatNumber5", "10"), ("vatNumber7", "12"), ("vatNumber22", "14"), ("vatNumber5of105", "11"),
                ("vatNumber7of107", "13"), ("vatNumber22of122", "15")),
            bank,
            new RbsOptions { BaseUrl = $"https://bank.example/{root}" }).Value;
        var register = new JsonObject();
        RbsReceipts.AddTo(register, receipt, settings);
        var isJson = settings.Shop.Endpoint.Dialect == RbsDialect.Json;
        return CartRules.CheckBundle(
            new GatewayRequest(Merchant, isJson ? register : Form(register), isJson, ""), receipt.Total.ToMinorUnits())?.ToJsonString();
    }

    // As the client writes it: nested objects are JSON strings inside of a field.
    private static JsonObject Form(JsonObject register) => new(register.Select(member => KeyValuePair.Create<string, JsonNode?>(
        member.Key,
        member.Value is JsonValue value && value.TryGetValue(out string? text) ? text : member.Value!.ToJsonString())));
}
