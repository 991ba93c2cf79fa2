using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>An account with its lists, deals and people. Read and changed under <see cref="Gate"/>.</summary>
internal sealed class EmulatedAccount(long id, string name, string subdomain, IReadOnlyList<EmulatedCatalog> catalogs)
{
    private volatile string currentSubdomain = subdomain;
    private long lastId = 9_900_000;

    public Lock Gate { get; } = new();

    public long Id => id;

    public string Name => name;

    public string Subdomain
    {
        get => currentSubdomain;
        set => currentSubdomain = value;
    }

    public string Host => $"{Subdomain}.amocrm.ru";

    public AccountState State { get; set; }

    /// <summary>An account from before Spring 2023: no enum codes, the seller inline, no list of legal entities.</summary>
    public bool Legacy { get; init; }

    public IReadOnlyList<EmulatedCatalog> Catalogs => catalogs;

    public EmulatedCatalog Invoices => catalogs.First(catalog => catalog.Type == "invoices");

    public IReadOnlyList<EmulatedUser> Users { get; init; } = [];

    public EmulatedUser Admin => Users.First(user => user.IsAdmin);

    public Dictionary<(long CatalogId, long Id), EmulatedElement> Elements { get; } = [];

    public Dictionary<long, EmulatedLead> Leads { get; } = [];

    /// <summary>Contacts and companies in their JSON shape, by the plural word of the path and the id.</summary>
    public Dictionary<(string Entity, long Id), JsonObject> People { get; } = [];

    public List<EmulatedNote> Notes { get; } = [];

    public List<EmulatedWebhook> Webhooks { get; } = [];

    public EmulatedCatalog? Catalog(long catalogId) => catalogs.FirstOrDefault(catalog => catalog.Id == catalogId);

    public bool Has(string entity, long entityId) =>
        entity == "leads" ? Leads.ContainsKey(entityId) : People.ContainsKey((entity, entityId));

    /// <summary>The name on a contact's or company's card; null where there is no such card.</summary>
    public string? NameOf(string entity, long entityId) => (string?)People.GetValueOrDefault((entity, entityId))?["name"];

    public void Add(EmulatedElement element)
    {
        Elements.Add((element.CatalogId, element.Id), element);
        if (element.LeadId is { } leadId)
            Leads.TryAdd(leadId, new EmulatedLead(leadId, $"Сделка #{leadId}", element.CreatedAt));
    }

    /// <summary>The contacts of a deal, the main one first.</summary>
    public IEnumerable<long> ContactsOf(long leadId) => People
        .Where(person => person.Key.Entity == "contacts")
        .Where(person => person.Value["_embedded"]?["leads"] is JsonArray leads && leads.Any(lead => (long?)lead?["id"] == leadId))
        .Select(person => person.Key.Id);

    public IEnumerable<EmulatedElement> ElementsOf(long leadId) => Elements.Values.Where(element => element.LeadId == leadId);

    public long NextId() => Interlocked.Increment(ref lastId);
}

/// <summary>The standing of an account, which decides on amoCRM's answers.</summary>
internal enum AccountState
{
    Ok,

    /// <summary>The subscription has ended: for about a month what is there can still be read, and each write is 402.</summary>
    ReadOnly,

    /// <summary>The subscription ended long ago: every call is 402.</summary>
    Unpaid,

    /// <summary>The token's user may read and not write: each write is 400 with code 244.</summary>
    NoWriteRights,

    /// <summary>The token's user has no rights at all: every call is 403, with a problem document.</summary>
    NoRights,

    /// <summary>Only listed addresses may call: every call is 403 with code 113, with a problem document.</summary>
    ClosedToAddress,

    /// <summary>Cut off by the proxy for calling too much: every call is 403, with an HTML page.</summary>
    Blocked,
}

internal sealed record EmulatedUser(long Id, string Name, bool IsAdmin);

/// <summary>A list of an account; <paramref name="Type"/> is regular, products, invoices or suppliers.</summary>
internal sealed record EmulatedCatalog(long Id, string Name, string Type, long CreatedAt, int Sort, FieldSet Fields);

internal sealed record EmulatedLead(long Id, string Name, long CreatedAt)
{
    public EmulatedPlace Place { get; init; } = EmulatedPipeline.First;
}

internal sealed record EmulatedWebhook(long Id, string Destination, JsonArray Settings, long Sort, long CreatedAt, long UpdatedAt);

/// <summary>A note on a deal, a contact or a company (<paramref name="Entity"/> is the plural word of the path).</summary>
internal sealed record EmulatedNote(
    long Id,
    string Entity,
    long EntityId,
    string NoteType,
    JsonObject Parameters,
    long CreatedAt,
    long CreatedBy,
    long ResponsibleUserId)
{
    public string? Text => (string?)Parameters["text"];
}
