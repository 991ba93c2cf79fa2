using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Reads the written lines and parties of an invoice: known members only, with amoCRM's defaults and sums.</summary>
internal static class InvoiceValues
{
    private static readonly string[] ReadOnlyOfLine = ["is_discount_recalculated", "is_total_sum_recalculated", "total_sum"];

    private static readonly string[] OfParty =
    [
        "name", "type", "entity_type", "entity_id", "phone", "email", "address", "real_address", "vat_id", "kpp",
        "tax_registration_reason_code", "bank_code", "bank_account_number", "director", "external_uid", "unp", "bin", "egrpou", "mfo",
        "oked", "catalog_id",
    ];

    /// <summary>Reads a line: what is left out or null takes its default, and the sum is computed.</summary>
    public static JsonObject Line(JsonObject given, string path, FieldErrors errors)
    {
        var price = Decimal(given["unit_price"], $"{path}.unit_price", errors);
        var quantity = Decimal(given["quantity"], $"{path}.quantity", errors);
        var bonus = Decimal(given["bonus_points_per_purchase"], $"{path}.bonus_points_per_purchase", errors);
        var (type, off) = Discount(given["discount"], $"{path}.discount", errors);
        var line = new JsonObject
        {
            ["sku"] = Copy(given["sku"]) ?? "",
            ["product_id"] = Copy(given["product_id"]),
            ["description"] = Copy(given["description"]) ?? "",
            ["unit_price"] = Written(price),
            ["unit_type"] = Copy(given["unit_type"]) ?? "",
            ["quantity"] = Written(quantity),
            ["discount"] = new JsonObject { ["type"] = type, ["value"] = Written(off) },
            ["vat_rate_id"] = Copy(given["vat_rate_id"]) ?? 0,
            ["vat_rate_value"] = Copy(given["vat_rate_value"]),
            ["bonus_points_per_purchase"] = Written(bonus),
            ["external_uid"] = Copy(given["external_uid"]) ?? "",
            ["metadata"] = given["metadata"]?.DeepClone() ?? new JsonArray(),
            ["is_discount_recalculated"] = false,
            ["is_total_sum_recalculated"] = false,
        };
        foreach (var (name, _) in given)
            if (!line.ContainsKey(name) && !ReadOnlyOfLine.Contains(name, StringComparer.Ordinal))
                errors.Unexpected($"{path}.{name}");

        // An amount is taken off the line, not off each unit.
        var gross = price * quantity;
        var net = type == "percentage" ? gross - gross * off / 100 : gross - off;
        line["total_sum"] = Written(decimal.Round(net, 2, MidpointRounding.AwayFromZero));
        return line;
    }

    /// <summary>Reads a payer or a seller; one that is linked to a card takes its name from there.</summary>
    public static JsonObject Party(EmulatedAccount account, JsonObject given, string path, FieldErrors errors)
    {
        foreach (var member in given.Where(member => !OfParty.Contains(member.Key, StringComparer.Ordinal)))
            errors.Unexpected($"{path}.{member.Key}");
        var party = given.DeepClone().AsObject();
        if (!party["entity_type"].IsText(out var entity) || !party["entity_id"].IsWhole(out var id))
            return party;
        if (account.NameOf(entity, id) is { } name)
            party["name"] ??= name;
        else
            errors.NotAChoice($"{path}.entity_id");
        return party;
    }

    private static (string Type, decimal Value) Discount(JsonNode? given, string path, FieldErrors errors)
    {
        if (given is not (null or JsonObject))
            errors.WrongType(path, "object");
        if (given is not JsonObject discount)
            return ("amount", 0);
        if (discount["type"] is not null && !(discount["type"].IsText(out var type) && type is "amount" or "percentage"))
            errors.NotAChoice($"{path}.type");
        return (discount["type"].IsText(out var named) ? named : "amount", Decimal(discount["value"], $"{path}.value", errors));
    }

    private static decimal Decimal(JsonNode? given, string path, FieldErrors errors)
    {
        if (given is null)
            return 0;
        if (given is JsonValue && decimal.TryParse($"{given}", NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.WrongType(path, "numeric");
        return 0;
    }

    private static JsonNode? Copy(JsonNode? given) => given is JsonValue ? given.DeepClone() : null;

    // amoCRM writes prices, quantities and sums as floats: 25 is 25.0.
    private static JsonNode Written(decimal number)
    {
        var shortest = number / 1.0000000000000000000000000000m;
        return JsonValue.Create(shortest % 1 == 0 ? decimal.Truncate(shortest) * 1.0m : shortest);
    }
}
