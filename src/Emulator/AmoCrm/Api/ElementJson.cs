using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.AmoCrm.State.Seed;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Writes an element as the API returns it. Called under the account's gate.</summary>
internal static class ElementJson
{
    public static JsonObject Read(EmulatedAccount account, EmulatedElement element, HashSet<string> with, string publicUrl)
    {
        var isInvoice = element.CatalogId == account.Invoices.Id;
        var body = Head(account, element, element.IsDeleted);
        var fields = element.Fields?.DeepClone().AsArray();
        if (isInvoice && fields is not null && with.Contains("supplier_field_values"))
            ExpandSupplier(account, fields);
        body["custom_fields_values"] = fields;
        body["catalog_id"] = element.CatalogId;
        body["account_id"] = element.ForeignAccountId ?? account.Id;
        if (element.CurrencyId is { } currencyId)
            body["currency_id"] = currencyId;
        if (with.Contains("invoice_link"))
            body["invoice_link"] = Link(account, element, publicUrl);
        body["_links"] = Self(account, element);
        if (isInvoice && !account.Legacy)
            body["_embedded"] = new JsonObject { ["warning"] = new JsonObject { ["message"] = null } };
        return body;
    }

    /// <summary>The address of the PayWall page of an invoice; null for other elements.</summary>
    public static string? Link(EmulatedAccount account, EmulatedElement element, string publicUrl) =>
        element.CatalogId == account.Invoices.Id ? $"{publicUrl}/paywall/{account.Id}/{element.Id}" : null;

    /// <summary>Writes the response to a write: only the written fields, no invoice link.</summary>
    public static JsonObject Written(
        EmulatedAccount account,
        EmulatedElement element,
        IReadOnlyList<FieldChange> changes,
        JsonNode requestId
    )
    {
        var body = Head(account, element, isDeleted: false);
        body["custom_fields_values"] = new JsonArray([.. changes.Where(change => change.Values is not null)
            .Select(change => (JsonNode)FieldSet.Entry(change.Field, change.Values!.DeepClone().AsArray()))]);
        body["catalog_id"] = element.CatalogId;
        body["account_id"] = account.Id;
        body["request_id"] = requestId.DeepClone();
        body["invoice_link"] = null;
        body["_links"] = Self(account, element);
        return body;
    }

    private static JsonObject Head(EmulatedAccount account, EmulatedElement element, bool? isDeleted) => new()
    {
        ["id"] = element.Id,
        ["name"] = element.Name,
        ["created_by"] = account.Admin.Id,
        ["updated_by"] = account.Admin.Id,
        ["created_at"] = element.CreatedAt,
        ["updated_at"] = element.UpdatedAt,
        ["is_deleted"] = isDeleted,
    };

    private static JsonObject Self(EmulatedAccount account, EmulatedElement element) => new()
    {
        ["self"] = new JsonObject { ["href"] = $"https://{account.Host}/api/v4/catalogs/{element.CatalogId}/elements/{element.Id}" },
    };

    private static void ExpandSupplier(EmulatedAccount account, JsonArray fields)
    {
        var suppliers = account.Catalogs.FirstOrDefault(catalog => catalog.Type == "suppliers");
        foreach (var field in fields.OfType<JsonObject>().Where(field => (string?)field["field_type"] == "supplier"))
            foreach (var holder in (field["values"] as JsonArray ?? []).OfType<JsonObject>())
                if (suppliers is not null && holder["value"]?["entity_id"].IsWhole(out var id) == true
                    && account.Elements.TryGetValue((suppliers.Id, id), out var supplier))
                    holder["value"] = SupplierFields.Expand(supplier);
    }
}
