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

    public EmulatedCatalog? Catalog(long catalogId) => catalogs.FirstOrDefault(catalog => catalog.Id == catalogId);

    public bool Has(string entity, long entityId) =>
        entity == "leads" ? Leads.ContainsKey(entityId) : People.ContainsKey((entity, entityId));

    public void Add(EmulatedElement element)
    {
        Elements.Add((element.CatalogId, element.Id), element);
        if (element.LeadId is { } leadId)
            Leads.TryAdd(leadId, new EmulatedLead(leadId, $"Сделка #{leadId}"));
    }

    public long NextId() => Interlocked.Increment(ref lastId);
}

internal enum AccountState
{
    Ok,
    Unpaid,
    Blocked,
}

internal sealed record EmulatedUser(long Id, string Name, bool IsAdmin);

/// <summary>A list of an account; <paramref name="Type"/> is regular, products, invoices or suppliers.</summary>
internal sealed record EmulatedCatalog(long Id, string Name, string Type, long CreatedAt, int Sort, FieldSet Fields);

internal sealed class EmulatedLead(long id, string name)
{
    public long Id => id;

    public string Name => name;
}

/// <summary>A note on a deal, a contact or a company (<paramref name="Entity"/> is the plural word of the path).</summary>
internal sealed record EmulatedNote(long Id, string Entity, long EntityId, string NoteType, JsonObject Parameters, long CreatedAt)
{
    public string? Text => (string?)Parameters["text"];
}
