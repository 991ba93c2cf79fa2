using System.Globalization;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa;

/// <summary>The shops and their operations. Reads and changes run under one lock.</summary>
internal sealed class ShopStore(TimeProvider clock)
{
    // A payment that was left to the buyer's bank ends by itself as well.
    private static readonly TimeSpan LongestConfirmation = TimeSpan.FromDays(3);

    private readonly Lock gate = new();
    private readonly List<DemoShop> shops = [];
    private readonly Dictionary<(string Login, string InvId), ShopOperation> operations = [];
    private int lastRefund;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens a shop: each payment method of a seller has its own, since a shop has one ResultURL.</summary>
    public DemoShop OpenShop(AcquirerBehavior behavior)
    {
        lock (gate)
        {
            var shop = new DemoShop(string.Create(CultureInfo.InvariantCulture, $"demo-shop-{shops.Count + 1}"), behavior);
            shops.Add(shop);
            return shop;
        }
    }

    public DemoShop? FindShop(string? login)
    {
        lock (gate)
            return shops.Find(shop => shop.Login == login);
    }

    public string NewRefundId()
    {
        lock (gate)
            return string.Create(CultureInfo.InvariantCulture, $"11112222-3333-4444-5555-{++lastRefund:d12}");
    }

    /// <summary>Takes a form: a new order, or an unpaid one that is opened again.</summary>
    public ShopOperation Put(ShopOperation operation)
    {
        lock (gate)
            return operations[(operation.Shop.Login, operation.InvId)] = operation;
    }

    /// <summary>Runs on the operation with this number, or on null.</summary>
    public T With<T>(string? login, string? invId, Func<ShopOperation?, T> act)
    {
        lock (gate)
            return act(operations.TryGetValue((login ?? "", invId ?? ""), out var found) ? Expired(found) : null);
    }

    public IReadOnlyList<T> All<T>(Func<ShopOperation, bool> fits, Func<ShopOperation, T> read)
    {
        lock (gate)
            return [.. operations.Values.Where(fits).OrderBy(one => one.CreatedAt).Select(operation => read(Expired(operation)))];
    }

    private ShopOperation Expired(ShopOperation operation)
    {
        var isLate = operation.State == 5
            && Now >= operation.ExpiresAt + (operation.IsLeft ? LongestConfirmation : TimeSpan.Zero);
        if (isLate || operation.State == 20 && Now >= operation.HoldEndsAt)
            (operation.State, operation.StateDate) = (10, Now);
        return operation;
    }
}
