using CleanAcquiring.Emulator.FaultInjection;

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

    /// <summary>The same, signed in another way than the documents say.</summary>
    OtherAlgorithm,

    /// <summary>The same with a further field, rightly signed; where the emulator has no such change, as it is.</summary>
    NewField,

    /// <summary>The same with another word for the status, rightly signed; where the emulator has no such change, as it is.</summary>
    RenamedStatus,
}

internal static class FalseClaims
{
    /// <summary>The claim that a fault of notifications makes; null for other faults.</summary>
    public static FalseClaim? Of(FaultKind? fault) => fault switch
    {
        FaultKind.WrongAmount => FalseClaim.WrongAmount,
        FaultKind.WrongCurrency => FalseClaim.WrongCurrency,
        FaultKind.WrongSignature => FalseClaim.WrongSignature,
        FaultKind.OtherAlgorithm => FalseClaim.OtherAlgorithm,
        FaultKind.NewField => FalseClaim.NewField,
        FaultKind.RenamedStatus => FalseClaim.RenamedStatus,
        _ => null,
    };
}
