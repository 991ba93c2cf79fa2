namespace CleanAcquiring.Emulator.Acquirers;

/// <summary>A notification from an acquirer to the gateway, ready to be posted.</summary>
public interface IEmulatedNotification
{
    string PaymentId { get; }

    string OrderId { get; }

    /// <summary>With its query where the acquirer notifies by GET.</summary>
    Uri Url { get; }

    /// <summary><c>POST</c> or <c>GET</c>.</summary>
    string Method => "POST";

    string ContentType { get; }

    string Body { get; }

    /// <summary>Further headers, such as a signature; lower-case names.</summary>
    IReadOnlyDictionary<string, string> Headers => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Counts a delivery; the reply decides whether the acquirer will repeat it.</summary>
    void Delivered(int httpStatus, string reply);

    /// <summary>Makes a notification with a false claim, whose deliveries do not count.</summary>
    IEmulatedNotification Altered(FalseClaim claim);
}

public enum FalseClaim
{
    /// <summary>An amount that is one rouble too high, rightly signed.</summary>
    WrongAmount,

    /// <summary>Dollars, rightly signed.</summary>
    WrongCurrency,

    /// <summary>The success of the payment, with a wrong signature.</summary>
    WrongSignature,
}
