using System.Globalization;
using CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Rbs;

/// <summary>The orders of one bank. Reads and changes run under one lock.</summary>
internal sealed class OrderStore(string bank, TimeProvider clock, CallbackOutbox outbox)
{
    // A payment that was left to the buyer's bank ends by itself as well.
    private static readonly TimeSpan LongestConfirmation = TimeSpan.FromDays(3);

    private readonly Lock gate = new();
    private readonly List<BankOrder> orders = [];
    private readonly Dictionary<string, Uri> callbackUrls = new(StringComparer.Ordinal);
    private int lastMerchant;
    private int lastOrder;

    public string Bank => bank;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Each payment method of a seller has a login of its own, since a login has one notification URL in the cabinet.</summary>
    public RbsMerchant NewMerchant(AcquirerBehavior behavior)
    {
        lock (gate)
            return RbsMerchant.Of(bank, behavior, ++lastMerchant);
    }

    public void EnterCallbackUrl(string userName, Uri url)
    {
        lock (gate)
            callbackUrls[userName] = url;
    }

    public string? CallbackUrlOf(RbsMerchant merchant)
    {
        lock (gate)
            return callbackUrls.GetValueOrDefault(merchant.UserName)?.AbsoluteUri;
    }

    /// <summary>Opens an order; null where the login has used the number before.</summary>
    public BankOrder? Open(RbsMerchant merchant, OrderTerms terms)
    {
        lock (gate)
        {
            if (orders.Exists(order => order.Merchant == merchant && order.Terms.OrderNumber == terms.OrderNumber))
                return null;
            var id = string.Create(
                CultureInfo.InvariantCulture, $"7f1c{++lastOrder:x4}-9b1d-7a44-8c55-{Now.ToUnixTimeMilliseconds():x12}");
            var opened = new BankOrder(id, merchant, terms);
            orders.Add(opened);
            return opened;
        }
    }

    /// <summary>Runs on the first order that fits, or on null.</summary>
    public T With<T>(Func<BankOrder, bool> fits, Func<BankOrder?, T> act)
    {
        lock (gate)
            return act(orders.Find(order => fits(order)) is { } found ? Expired(found) : null);
    }

    public T With<T>(string id, Func<BankOrder?, T> act) => With(order => order.Id == id, act);

    public IReadOnlyList<T> All<T>(Func<BankOrder, bool> fits, Func<BankOrder, T> read)
    {
        lock (gate)
            return [.. orders.Where(fits).Select(order => read(Expired(order)))];
    }

    private BankOrder Expired(BankOrder order)
    {
        var isAbandoned = order.Status is OrderStatus.Created or OrderStatus.AtIssuer && Now >= order.Terms.DueAt + LongestConfirmation;
        if (order.AwaitsBuyer && Now >= order.Terms.DueAt || isAbandoned)
        {
            (order.Status, order.ActionCode) = (OrderStatus.Declined, ActionCodes.TimeIsUp);
            outbox.Announce(order, "declinedByTimeout", isSuccess: true, Now);
        }
        return order;
    }
}
