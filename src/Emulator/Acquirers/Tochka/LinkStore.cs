using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Tochka;

/// <summary>The companies and their links. Reads and changes run under one lock.</summary>
internal sealed class LinkStore(TimeProvider clock)
{
    // A payment that was left to the buyer's bank ends by itself as well.
    private static readonly TimeSpan LongestConfirmation = TimeSpan.FromDays(3);

    private readonly Lock gate = new();
    private readonly List<DemoCompany> companies = [];
    private readonly List<PaymentLink> links = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public DemoCompany OpenCompany(AcquirerBehavior behavior)
    {
        lock (gate)
        {
            var company = DemoCompany.Numbered(companies.Count + 1, behavior);
            companies.Add(company);
            return company;
        }
    }

    public DemoCompany? FindCompany(string? token)
    {
        lock (gate)
            return companies.Find(company => company.Token == token);
    }

    /// <summary>Opens a link; null where the company used its reference before, whatever became of that link.</summary>
    public PaymentLink? Open(DemoCompany company, JsonObject data, string origin)
    {
        lock (gate)
        {
            var number = links.Count + 1;
            var reference = data["paymentLinkId"]?.GetValue<string>() ?? string.Create(CultureInfo.InvariantCulture, $"{number}");
            if (links.Exists(link => link.Company == company && link.OrderId == reference))
                return null;
            var id = string.Create(CultureInfo.InvariantCulture, $"{number:x8}-42b8-4f7e-9a53-{Now.ToUnixTimeMilliseconds():x12}");
            var opened = new PaymentLink(id, company, data, reference, origin, Now);
            links.Add(opened);
            return opened;
        }
    }

    /// <summary>Runs on the link with this id, or on null.</summary>
    public T With<T>(string? id, Func<PaymentLink?, T> act)
    {
        lock (gate)
            return act(links.Find(link => link.Id == id) is { } found ? Expired(found) : null);
    }

    /// <summary>Reads the links that fit, oldest first.</summary>
    public IReadOnlyList<T> All<T>(Func<PaymentLink, bool> fits, Func<PaymentLink, T> read)
    {
        lock (gate)
            return [.. links.Where(fits).Select(link => read(Expired(link)))];
    }

    private PaymentLink Expired(PaymentLink link)
    {
        var isLate = link.Status == LinkStatus.Created
            && Now >= link.ExpiresAt + (link.IsLeft ? LongestConfirmation : TimeSpan.Zero);
        if (isLate || link.Status == LinkStatus.Authorized && Now >= link.HoldEndsAt)
            link.Status = LinkStatus.Expired;
        return link;
    }
}
