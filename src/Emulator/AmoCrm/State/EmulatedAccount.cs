using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>An account with its lists, deals and people. Whoever touches what is inside holds <see cref="Gate"/>.</summary>
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

    /// <summary>Before Spring 2023: no enum codes, the seller inline, no list of the seller's legal entities.</summary>
    public bool Legacy { get; init; }

    public IReadOnlyList<EmulatedCatalog> Catalogs => catalogs;

    public EmulatedCatalog Invoices => catalogs.First(catalog => catalog.Type == "invoices");

    public IReadOnlyList<EmulatedUser> Users { get; init; } = [];

    public EmulatedUser Admin => Users.First(user => user.IsAdmin);

    public Dictionary<(long CatalogId, long Id), EmulatedElement> Elements { get; } = [];

    public Dictionary<long, EmulatedLead> Leads { get; } = [];

    /// <summary>Contacts and companies in their wire shape, by the plural word of the address and the id.</summary>
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
