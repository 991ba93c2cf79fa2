using System.Globalization;
using System.Xml.Linq;
using CleanAcquiring.Emulator.Acquirers.Robokassa.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa.Api;

/// <summary>The calls below /Merchant: the payment form, the state of an operation, holds.</summary>
internal sealed class MerchantCalls(ShopStore store, BuyerActions buyer)
{
    private static readonly XNamespace Space = "http://merchant.roboxchange.com/WebService/";

    /// <summary>Takes the buyer's form.</summary>
    /// <returns>The code of the error page, or the address of the payment page.</returns>
    public (int? Error, string? PayUrl) Open(IReadOnlyDictionary<string, string> form, string origin)
    {
        var shop = store.FindShop(form.GetValueOrDefault("MerchantLogin"));
        if (FormRules.Check(form, shop, store.Now) is { } error)
            return (error, null);
        var operation = new ShopOperation(shop!, form, store.Now, origin);
        // An unpaid number may be opened again; a paid one is refused.
        return store.With<(int?, string?)>(shop!.Login, operation.InvId, known =>
            known is null or { State: 5 or 10 } ? (null, store.Put(operation).PayUrl) : (40, null));
    }

    public string State(IReadOnlyDictionary<string, string> query)
    {
        if (store.FindShop(query.GetValueOrDefault("MerchantLogin")) is not { } shop)
            return Xml("2", "Shop not found", null);
        var number = query.GetValueOrDefault("InvoiceID") ?? "";
        var isRight = new[] { shop.Password2, shop.TestPassword2 }.Any(password =>
            ShopSigning.IsSame(query.GetValueOrDefault("Signature"), ShopSigning.Md5($"{shop.Login}:{number}:{password}")));
        return !isRight ? Xml("1", "Bad signature", null)
            : store.With(shop.Login, number, operation =>
                operation is null ? Xml("3", "Operation not found", null) : Xml("0", "", operation));
    }

    public string Confirm(IReadOnlyDictionary<string, string> form)
    {
        var (number, sum) = (form.GetValueOrDefault("InvoiceID") ?? "", form.GetValueOrDefault("OutSum") ?? "");
        var receipt = form.GetValueOrDefault("Receipt") is { } sent ? $":{sent}" : "";
        return About(form, password => $"{form.GetValueOrDefault("MerchantLogin")}:{sum}:{number}{receipt}:{password}", operation =>
        {
            if (operation.State != 20)
                return $"Wrong state {operation.State}";
            if (!decimal.TryParse(sum, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                || amount <= 0m || amount > operation.Amount)
                return "Wrong sum";
            if (receipt.Length > 0 && !FormRules.IsReceipt(receipt[1..], amount))
                return "Wrong receipt";
            if (receipt.Length == 0 && amount < operation.Amount && operation.Form.ContainsKey("Receipt"))
                return "A part needs a receipt";
            buyer.Capture(operation, amount);
            return "true";
        });
    }

    public string Cancel(IReadOnlyDictionary<string, string> form) =>
        About(form, password => $"{form.GetValueOrDefault("MerchantLogin")}::{form.GetValueOrDefault("InvoiceID")}:{password}", operation =>
        {
            if (operation.State != 20)
                return $"Wrong state {operation.State}";
            (operation.State, operation.StateDate) = (10, store.Now);
            return "true";
        });

    private string About(IReadOnlyDictionary<string, string> form, Func<string, string> signed, Func<ShopOperation, string> answer)
    {
        if (store.FindShop(form.GetValueOrDefault("MerchantLogin")) is not { } shop)
            return "Shop not found";
        return store.With(shop.Login, form.GetValueOrDefault("InvoiceID"), operation =>
        {
            if (operation is null)
                return "Operation not found";
            var password = operation.IsTest ? shop.TestPassword1 : shop.Password1;
            return ShopSigning.IsSame(form.GetValueOrDefault("SignatureValue"), ShopSigning.Md5(signed(password)))
                ? answer(operation)
                : "Wrong signature";
        });
    }

    private static string Xml(string code, string description, ShopOperation? operation)
    {
        var root = new XElement(Space + "OperationStateResponse", new XElement(Space + "Result",
            new XElement(Space + "Code", code), new XElement(Space + "Description", description)));
        if (operation is not null)
        {
            root.Add(
                new XElement(Space + "State",
                    new XElement(Space + "Code", operation.State),
                    new XElement(Space + "RequestDate", Date(operation.CreatedAt)),
                    new XElement(Space + "StateDate", Date(operation.StateDate))),
                new XElement(Space + "Info",
                    new XElement(Space + "PaymentMethod", new XElement(Space + "Code", "BankCard")),
                    new XElement(Space + "OutCurrLabel", "BANKOCEAN2R"),
                    new XElement(Space + "OutSum", ShopSigning.OutSum(operation.Amount, operation.IsTest)),
                    new XElement(Space + "OpKey", operation.OpKey)),
                new XElement(Space + "UserField", operation.Form
                    .Where(field => field.Key.StartsWith("Shp_", StringComparison.OrdinalIgnoreCase))
                    .Select(field => new XElement(Space + "Field",
                        new XElement(Space + "Name", field.Key), new XElement(Space + "Value", field.Value)))));
        }
        return $"""<?xml version="1.0" encoding="utf-8"?>{root}""";
    }

    private static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
}
