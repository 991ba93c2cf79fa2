using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

/// <summary>The adapter against the emulated bank.</summary>
internal static class RbsBench
{
    /// <param name="gateway">The bank's name, and <c>classic</c> for the form dialect of a bank that speaks both.</param>
    /// <param name="patience">Seconds that the adapter waits.</param>
    public static Task<AdapterBench> StartAsync(string gateway, int patience = 30)
    {
        var (name, timeout) = (gateway.Split(' ')[0], ("Timeout", (string?)$"00:00:{patience:00}"));
        return gateway.EndsWith("classic", StringComparison.Ordinal)
            ? AdapterBench.StartAsync(name, timeout, ("BaseUrl", $"{{emulator}}acquirers/{name}/payment/rest"))
            : AdapterBench.StartAsync(name, timeout);
    }
}

/// <summary>The adapter against a server that plays the gateway by a script; the calls that it got.</summary>
internal sealed class RbsScript(ScriptedBench bench) : IAsyncDisposable
{
    public const string Classic = "payment/rest/";
    public const string Ecom = "ecomm/gw/partner/api/v1/";

    public IAcquirer Acquirer => bench.Acquirer;

    public IReadOnlyList<string> Calls => [.. bench.Visits.Select(visit => visit.Path.Split('/')[^1])];

    /// <param name="name">Of the bank.</param>
    /// <param name="root">The dialect.</param>
    /// <param name="answers">As <see cref="ScriptedBench"/> takes them.</param>
    public static async Task<RbsScript> StartAsync(string name, string root, params (int Status, string Body)[] answers)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["BaseUrl"] = $"{{server}}{root}" };
        return new RbsScript(await ScriptedBench.StartAsync(name, settings, answers));
    }

    public string Body(int call = 0) => bench.Visits[call].Body;

    public Dictionary<string, string> Form(int call = 0) => QueryHelpers.ParseQuery(Body(call))
        .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    public JsonObject Json(int call = 0) => JsonNode.Parse(Body(call))!.AsObject();

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}

/// <summary>Orders, receipts and settings, changed by a word.</summary>
internal static class RbsOrders
{
    public const string OrderId = "20001-abcdefghjkmn";
    public const string BankId = "7f1c2f0e-9b1d-7a44-8c55-0a1b2c3d4e5f";
    public static readonly AcquirerReference Reference = new(OrderId, BankId);

    public static Order AnOrder() => Adapters.AnOrder();

    public static ReceiptLine Tea(decimal quantity = 2m, VatRate vat = VatRate.Vat20) =>
        new("Чай «Сенча»", quantity, 7_491m, 7_491m * quantity, vat, "шт");

    public static Receipt AReceipt(params ReceiptLine[] lines) => Adapters.AReceipt(lines.Length > 0 ? lines : [Tea()]);

    public static AcquirerConnection Settings(params (string Key, string Value)[] changed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["userName"] = "shop-api", ["password"] = "p&ss=1" };
        foreach (var (key, value) in changed)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    public static AcquirerOperation AnOperation(decimal amount, Receipt? receipt = null, string key = "op-1") =>
        Adapters.AnOperation(Reference, amount, key, receipt);

    /// <summary>An answer to a status query.</summary>
    public static string Status(int status, string amounts = "", string more = "") =>
        $$"""
        {"errorCode":"0","orderNumber":"{{OrderId}}","orderStatus":{{status}},"amount":1498200,"currency":"643",
        "attributes":[{"name":"mdOrder","value":"{{BankId}}"}],"paymentAmountInfo":{ {{amounts}} } {{more}} }
        """;
}
