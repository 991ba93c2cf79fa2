using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>Checks one position of a cart. Prices are in kopecks.</summary>
internal static class ItemRules
{
    /// <summary>The numbers of VAT rates: up to 13 as the banks publish or show them, 14 (22 %) and 15 (22/122) invented here.</summary>
    private static readonly long[] Taxes = [0, 1, 2, 4, 6, 7, 10, 11, 12, 13, 14, 15];

    private static readonly string[] Measures =
    [
        "0", "10", "11", "12", "20", "21", "22", "30", "31", "32", "40", "41", "42", "50", "51", "70", "71", "72", "73",
        "80", "81", "82", "83", "255",
    ];

    private static readonly string[] Methods =
        ["full_prepayment", "prepayment", "advance", "full_payment", "partial_payment", "credit", "credit_payment"];

    private static readonly string[] Objects105 = ["commodity", "excise", "job", "service", "payment", "agent_commission", "another"];
    private static readonly string[] Numbers = ["1", "2", "3", "4", "5", "7", "9", "10", "11", "12", "13", "15", "18", "31", "32", "33"];

    public static string PositionOf(JsonNode? item) => WireJson.Text(item, "positionId") ?? "";

    public static string CodeOf(JsonNode? item) => WireJson.Text(item, "itemCode") ?? "";

    public static bool IsClassic(JsonObject item) =>
        IsItem(item)
        && WireJson.Text(item, "quantity", "measure") is { Length: > 0 and <= 16 }
        && item["itemAttributes"]?["attributes"] is JsonArray attributes
        && Attribute(attributes, "paymentMethod") is { Length: 1 } method && method[0] is >= '1' and <= '7'
        && Numbers.Contains(Attribute(attributes, "paymentObject"), StringComparer.Ordinal);

    public static bool IsEcom(JsonObject item, bool isFfd12) =>
        IsItem(item)
        && PositionOf(item) is { Length: <= 12 } position && position.All(char.IsAsciiDigit)
        && Methods.Contains(WireJson.Text(item, "paymentMethod"), StringComparer.Ordinal)
        && (isFfd12
            ? Measures.Contains(WireJson.Text(item, "quantity", "measure"), StringComparer.Ordinal)
                && Numbers.Contains(WireJson.Text(item, "paymentObject"), StringComparer.Ordinal)
            : WireJson.Text(item, "measurementUnit") is { Length: > 0 and <= 16 }
                && Objects105.Contains(WireJson.Text(item, "paymentObject"), StringComparer.Ordinal));

    private static bool IsItem(JsonObject item) =>
        PositionOf(item).Length > 0
        && CodeOf(item) is { Length: > 0 and <= 100 }
        && WireJson.Text(item, "name") is { Length: > 0 and <= 100 }
        && WireJson.Number(item["quantity"]?["value"]) is > 0m and <= 99_999.999m and var quantity
        && decimal.Round(quantity, 3) == quantity
        && WireJson.Minor(item["itemPrice"]) is { } price
        && WireJson.Minor(item["itemAmount"]) is { } amount
        && decimal.Round(price * quantity, MidpointRounding.AwayFromZero) == amount
        && WireJson.Minor(item["tax"]?["taxType"]) is { } tax && Taxes.Contains(tax);

    private static string? Attribute(JsonArray attributes, string name) =>
        attributes.Where(one => WireJson.Text(one, "name") == name).Select(one => WireJson.Text(one, "value")).FirstOrDefault();
}
