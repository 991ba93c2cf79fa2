using System.Globalization;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa;

/// <summary>The shops and their payments. Reads and changes run under one lock.</summary>
internal sealed class ShopStore(TimeProvider clock)
{
    // A payment that was left to the buyer's bank ends by itself as well.
    private static readonly TimeSpan LongestConfirmation = TimeSpan.FromDays(3);

    private const long FirstShop = 500_001;
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    private readonly Lock gate = new();
    private readonly List<DemoShop> shops = [];
    private readonly List<ShopPayment> payments = [];
    private readonly Dictionary<(string Shop, string Key), StoredAnswer> answers = [];
    private int lastId;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens a shop: each payment method of a seller has its own, since a shop has one notification URL.</summary>
    public DemoShop OpenShop(AcquirerBehavior behavior)
    {
        lock (gate)
        {
            var id = (FirstShop + shops.Count).ToString(CultureInfo.InvariantCulture);
            var shop = new DemoShop(id, $"test_{behavior}-{id}", behavior);
            shops.Add(shop);
            return shop;
        }
    }

    public DemoShop? FindShop(string? id)
    {
        lock (gate)
            return shops.Find(shop => shop.Id == id);
    }

    /// <summary>An id of 36 characters that tells no order.</summary>
    public string NewId()
    {
        lock (gate)
            return string.Create(CultureInfo.InvariantCulture, $"2f{++lastId:x6}-000f-5000-8000-{Now.ToUnixTimeMilliseconds():x12}");
    }

    public void Add(ShopPayment payment)
    {
        lock (gate)
            payments.Add(payment);
    }

    /// <summary>Runs on the payment with this id, or on null.</summary>
    public T With<T>(string? id, Func<ShopPayment?, T> act)
    {
        lock (gate)
            return act(payments.Find(payment => payment.Id == id) is { } found ? Expired(found) : null);
    }

    public IReadOnlyList<T> All<T>(Func<ShopPayment, bool> fits, Func<ShopPayment, T> read)
    {
        lock (gate)
            return [.. payments.Where(fits).Select(payment => read(Expired(payment)))];
    }

    /// <summary>Answers a key once: the same body gets the stored answer for 24 hours, another body is refused.</summary>
    public StoredAnswer Once(DemoShop shop, string key, string content, Func<StoredAnswer> answer)
    {
        lock (gate)
        {
            if (answers.TryGetValue((shop.Id, key), out var known) && Now < known.At + KeyLifetime)
                return known.Content == content ? known : StoredAnswer.KeyReused;
            var made = answer() with { Content = content, At = Now };
            // A refused call may be corrected under the same key no more than an accepted one.
            answers[(shop.Id, key)] = made;
            return made;
        }
    }

    private ShopPayment Expired(ShopPayment payment)
    {
        var lifetime = payment.IsLeft ? LongestConfirmation : TimeSpan.FromHours(1);
        if (payment.Status == ShopStatus.Pending && Now >= payment.CreatedAt + lifetime)
            (payment.Status, payment.Cancellation) = (ShopStatus.Canceled, ("yoo_money", "expired_on_confirmation"));
        if (payment.Status == ShopStatus.WaitingForCapture && Now >= payment.HoldEndsAt)
            (payment.Status, payment.Cancellation) = (ShopStatus.Canceled, ("yoo_money", "expired_on_capture"));
        return payment;
    }
}

/// <summary>The answer to a key.</summary>
internal sealed record StoredAnswer(int Status, string Json)
{
    public static StoredAnswer KeyReused { get; } = Api.Errors.Of(400, "invalid_request", "Idempotence key duplicated", "Idempotence-Key");

    public string Content { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
