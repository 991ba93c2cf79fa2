using System.Globalization;

namespace CleanAcquiring.Emulator.Acquirers.Xyz;

/// <summary>The shops and their payments. Reads and changes run under one lock.</summary>
internal sealed class ShopStore(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<DemoShop> shops = [];
    private readonly List<ShopPayment> payments = [];
    private int lastId;

    public DemoShop OpenShop(AcquirerBehavior behavior)
    {
        lock (gate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"shop-{shops.Count + 1}");
            var shop = new DemoShop(id, $"key-{behavior}-{id}", behavior);
            shops.Add(shop);
            return shop;
        }
    }

    public DemoShop? FindShop(string id)
    {
        lock (gate)
            return shops.Find(shop => shop.Id == id);
    }

    public string NewId()
    {
        lock (gate)
            return (++lastId).ToString("d10", CultureInfo.InvariantCulture);
    }

    public void Add(ShopPayment payment)
    {
        lock (gate)
            payments.Add(payment);
    }

    /// <summary>Runs on the newest payment that fits, or on null.</summary>
    public T With<T>(Predicate<ShopPayment> fits, Func<ShopPayment?, T> act)
    {
        lock (gate)
            return act(payments.FindLast(fits) is { } found ? Expired(found) : null);
    }

    public IReadOnlyList<T> All<T>(Func<ShopPayment, bool> fits, Func<ShopPayment, T> read)
    {
        lock (gate)
            return [.. payments.Where(fits).Select(payment => read(Expired(payment)))];
    }

    private ShopPayment Expired(ShopPayment payment)
    {
        if (payment.AwaitsBuyer && clock.GetUtcNow() >= payment.ExpiresAt)
            payment.Status = "expired";
        return payment;
    }
}
