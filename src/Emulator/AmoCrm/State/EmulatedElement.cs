using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>An element of a list. Read and changed under its account's gate.</summary>
internal sealed class EmulatedElement(long catalogId, long id, string? name, long createdAt, JsonArray? fields)
{
    public long CatalogId => catalogId;

    public long Id => id;

    public string? Name { get; set; } = name;

    public long CreatedAt { get; } = createdAt;

    public long UpdatedAt { get; set; } = createdAt;

    public bool? IsDeleted { get; init; }

    /// <summary>custom_fields_values as stored; null and the empty array both occur.</summary>
    public JsonArray? Fields { get; set; } = fields;

    /// <summary>The account in the response, if it differs from the element's own.</summary>
    public long? ForeignAccountId { get; init; }

    public long? LeadId { get; set; }

    /// <summary>The currency, where the account uses several; null for the account's own.</summary>
    public long? CurrencyId { get; set; }

    public ElementBehavior Behavior { get; init; }

    /// <summary>The number of successful writes through the API.</summary>
    public int Writes { get; set; }

    public JsonObject? Field(string code) => Fields?.OfType<JsonObject>().FirstOrDefault(field => (string?)field["field_code"] == code);

    /// <summary>The first value object of a field.</summary>
    public JsonObject? First(string code) => (Field(code)?["values"] as JsonArray)?.FirstOrDefault() as JsonObject;
}

/// <summary>The behavior of the API on a read of this element.</summary>
internal enum ElementBehavior
{
    Normal,
    Throttled,
    Down,
    Slow,
}
