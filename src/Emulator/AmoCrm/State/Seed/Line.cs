using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>A line of an invoice; prices in roubles.</summary>
internal sealed record Line(string Description, decimal UnitPrice, decimal Quantity, decimal TotalSum)
{
    public string? Sku { get; init; } = "";

    public long? ProductId { get; init; }

    public string UnitType { get; init; } = "шт";

    public string? DiscountType { get; init; } = "amount";

    public decimal? DiscountValue { get; init; } = 0;

    /// <summary>In per cent; the ordinary rate of 2026, since not every acquirer has a word for that of 2025 any more.</summary>
    public int? VatRate { get; init; } = 22;

    public int? VatRateId { get; init; } = 0;

    public string? ExternalUid { get; init; } = "";

    public decimal Bonus { get; init; } = 0.0m;

    public JsonObject ToJson() => new()
    {
        ["sku"] = Sku,
        ["product_id"] = ProductId,
        ["description"] = Description,
        ["unit_price"] = UnitPrice,
        ["unit_type"] = UnitType,
        ["quantity"] = Quantity,
        ["discount"] = new JsonObject { ["type"] = DiscountType, ["value"] = DiscountValue },
        ["vat_rate_id"] = VatRateId,
        ["vat_rate_value"] = VatRate,
        ["bonus_points_per_purchase"] = Bonus,
        ["external_uid"] = ExternalUid,
        ["metadata"] = new JsonArray(),
        ["is_discount_recalculated"] = false,
        ["is_total_sum_recalculated"] = false,
        ["total_sum"] = TotalSum,
    };
}
