using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments;

/// <summary>The sites and their orders. Reads and changes run under one lock.</summary>
internal sealed class SiteStore(TimeProvider clock)
{
    private static readonly TimeSpan RequestLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Hold = TimeSpan.FromDays(7);

    private readonly Lock gate = new();
    private readonly List<DemoSite> sites = [];
    private readonly List<SiteOrder> orders = [];
    private readonly Dictionary<(string Site, string Request), (string Answer, DateTimeOffset At)> answers = [];

    // Numbers are greater than 2³¹.
    private long lastTransaction = 3_504_218_000;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens a site: each payment method of a seller has its own, since a site has one URL for a kind of notification.</summary>
    public DemoSite OpenSite(AcquirerBehavior behavior)
    {
        lock (gate)
        {
            var site = new DemoSite($"test_api_{sites.Count + 1:d24}", $"cp_{behavior}_secret_{sites.Count + 1:d4}", behavior);
            sites.Add(site);
            return site;
        }
    }

    public DemoSite? FindSite(string? publicId)
    {
        lock (gate)
            return sites.Find(site => site.PublicId == publicId);
    }

    public long NextTransaction()
    {
        lock (gate)
            return lastTransaction += 7;
    }

    /// <summary>Opens the widget: the same order that nobody has paid goes on, any other is a new one.</summary>
    public SiteOrder Open(DemoSite site, JsonObject parameters, string origin)
    {
        lock (gate)
        {
            var known = orders.FindLast(order => order.Site == site && order.Status is null
                && JsonNode.DeepEquals(order.Parameters, parameters));
            if (known is not null)
                return known;
            var order = new SiteOrder(site, parameters, origin, NextTransaction(), Now);
            orders.Add(order);
            return order;
        }
    }

    /// <summary>Runs on the order that has an attempt of this number, or on null.</summary>
    public T With<T>(string? id, Func<SiteOrder?, T> act)
    {
        lock (gate)
            return act(orders.Find(order => id is not null && order.Has(id)) is { } found ? Expired(found) : null);
    }

    public IReadOnlyList<T> All<T>(Func<SiteOrder, bool> fits, Func<SiteOrder, T> read)
    {
        lock (gate)
            return [.. orders.Where(fits).Select(order => read(Expired(order)))];
    }

    /// <summary>Executes a request id once: it gets the same answer for an hour.</summary>
    public (string Answer, bool IsFirst) Once(DemoSite site, string? request, Func<string> answer)
    {
        lock (gate)
        {
            if (request is null)
                return (answer(), true);
            if (answers.TryGetValue((site.PublicId, request), out var known) && Now < known.At + RequestLifetime)
                return (known.Answer, false);
            var made = answer();
            answers[(site.PublicId, request)] = (made, Now);
            return (made, true);
        }
    }

    private SiteOrder Expired(SiteOrder order)
    {
        if (order.Status == SiteStatus.Authorized && Now >= order.AuthorizedAt + Hold)
            order.Status = SiteStatus.Cancelled;
        return order;
    }
}
