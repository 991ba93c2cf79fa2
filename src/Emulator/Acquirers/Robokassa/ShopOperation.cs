using System.Globalization;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa;

/// <summary>A shop of the emulated Robokassa, with MD5 signatures.</summary>
/// <param name="Login">MerchantLogin.</param>
/// <param name="Behavior">Towards each of its calls.</param>
internal sealed record DemoShop(string Login, AcquirerBehavior Behavior)
{
    public string Password1 => $"one-{Login}";

    public string Password2 => $"two-{Login}";

    /// <summary>Of refunds.</summary>
    public string Password3 => $"three-{Login}";

    public string TestPassword1 => $"test-one-{Login}";

    public string TestPassword2 => $"test-two-{Login}";

    /// <summary>ResultURL of the technical settings; null until it is entered. It is called by GET.</summary>
    public Uri? ResultUrl { get; set; }
}

/// <summary>An operation: an order that a buyer's form has brought. Read and changed only under the store's lock. Roubles.</summary>
internal sealed class ShopOperation(DemoShop shop, IReadOnlyDictionary<string, string> form, DateTimeOffset createdAt, string origin)
{
    public DemoShop Shop { get; } = shop;

    /// <summary>The fields as they were posted last.</summary>
    public IReadOnlyDictionary<string, string> Form { get; } = form;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public string InvId => Form["InvId"];

    public string OrderId => Form.GetValueOrDefault("Shp_order") ?? "";

    public string OpKey => $"{InvId}-AbCdEfGhIj";

    /// <summary>5 initiated, 10 cancelled, 20 authorized, 100 done.</summary>
    public int State { get; set; } = 5;

    public DateTimeOffset StateDate { get; set; } = createdAt;

    /// <summary>The ordered amount; after a partial capture, the captured one.</summary>
    public decimal Amount { get; set; } = decimal.Parse(form["OutSum"], CultureInfo.InvariantCulture);

    public decimal Refunded { get; set; }

    public bool IsLeft { get; set; }

    public DateTimeOffset? HoldEndsAt { get; set; }

    public bool IsTwoStage => Form.GetValueOrDefault("StepByStep") == "true";

    public bool IsTest => Form.GetValueOrDefault("IsTest") == "1";

    public bool IsEnglish => Form.GetValueOrDefault("Culture") == "en";

    public DateTimeOffset? ExpiresAt => Form.GetValueOrDefault("ExpirationDate") is { } text
        && DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, TimeSpan.FromHours(3))
            : null;

    public string PayUrl => $"{origin}{RobokassaEmulator.Prefix}/pay/{Shop.Login}/{InvId}";

    public List<ShopRefund> Refunds { get; } = [];

    public string? NextRefusal { get; set; }

    public EmulatedPayment ToEmulated() => new(
        $"{Shop.Login}/{InvId}",
        OrderId,
        State switch
        {
            100 => EmulatedPaymentState.Captured,
            20 => EmulatedPaymentState.Authorized,
            10 => HoldEndsAt is null ? EmulatedPaymentState.Expired : EmulatedPaymentState.Canceled,
            _ when IsLeft => EmulatedPaymentState.Processing,
            _ => EmulatedPaymentState.AwaitsBuyer,
        },
        State.ToString(CultureInfo.InvariantCulture),
        Amount,
        State is 20 or 100 ? Amount - Refunded : 0m,
        Refunded,
        IsEnglish ? "en" : "ru");
}

/// <summary>A refund: accepted, then done or cancelled by the first question about it.</summary>
internal sealed class ShopRefund(string id, decimal amount)
{
    public string Id { get; } = id;

    public decimal Amount { get; } = amount;

    /// <summary>processing, finished or canceled.</summary>
    public string Label { get; set; } = "processing";
}
