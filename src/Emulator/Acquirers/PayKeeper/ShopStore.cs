using System.Globalization;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper;

/// <summary>The servers and their invoices. Reads and changes run under one lock.</summary>
internal sealed class ShopStore(TimeProvider clock)
{
    // A payment that was left to the buyer's bank ends by itself as well.
    private static readonly TimeSpan LongestConfirmation = TimeSpan.FromDays(3);

    private readonly Lock gate = new();
    private readonly List<DemoShop> shops = [];
    private readonly List<ShopInvoice> invoices = [];
    private int lastId = 7_300_450;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens a server: each payment method of a seller has its own, since a server has one notification URL.</summary>
    public DemoShop OpenShop(AcquirerBehavior behavior)
    {
        lock (gate)
        {
            var shop = new DemoShop(shops.Count + 1, behavior);
            shops.Add(shop);
            return shop;
        }
    }

    public DemoShop? FindShop(string? login)
    {
        lock (gate)
            return shops.Find(shop => shop.Login == login);
    }

    /// <summary>The number of a payment or a refund.</summary>
    public string NewId()
    {
        lock (gate)
            return (++lastId).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A time and a count: more digits than a 64-bit number has.</summary>
    public string NewInvoiceId() => string.Create(CultureInfo.InvariantCulture, $"{Now.UtcDateTime:yyyyMMddHHmmss}{NewId()}");

    public void Add(ShopInvoice invoice)
    {
        lock (gate)
            invoices.Add(invoice);
    }

    /// <summary>Runs on the invoice that fits, or on null.</summary>
    public T With<T>(Predicate<ShopInvoice> fits, Func<ShopInvoice?, T> act)
    {
        lock (gate)
            return act(invoices.Find(fits) is { } found ? Expired(found) : null);
    }

    public IReadOnlyList<T> All<T>(Func<ShopInvoice, bool> fits, Func<ShopInvoice, T> read)
    {
        lock (gate)
            return [.. invoices.Where(fits).Select(invoice => read(Expired(invoice)))];
    }

    private ShopInvoice Expired(ShopInvoice invoice)
    {
        var isAbandoned = invoice.Status == "created" && Now >= invoice.ExpiresAt + LongestConfirmation;
        if (invoice.AwaitsBuyer && Now >= invoice.ExpiresAt || isAbandoned)
            invoice.Status = "expired";
        return invoice;
    }
}
