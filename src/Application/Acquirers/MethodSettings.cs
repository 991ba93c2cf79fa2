using System.Text.Json;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>Opens and seals the settings of payment methods: sealed where they are stored, open only for a call.</summary>
public sealed class MethodSettings(ISealing sealing, AcquirerDirectory acquirers)
{
    /// <summary>The acquirer of a payment, ready for a call; null when the method is no longer set up for it.</summary>
    public AcquirerAccess? Access(Account? account, MethodCode code, string acquirer) =>
        account?.Find(code) is { } method && method.Acquirer == acquirer && acquirers.Find(acquirer) is { } found
            ? new AcquirerAccess(found, Open(method))
            : null;

    public AcquirerSettings Open(PaymentMethod method) =>
        new(
            JsonSerializer.Deserialize<Dictionary<string, string>>(sealing.Open(method.Settings, PlaceOf(method.Tenant, method.Code)))
                ?? []
        );

    public SealedText Seal(TenantKey tenant, MethodCode code, IReadOnlyDictionary<string, string> values) =>
        sealing.Seal(JsonSerializer.Serialize(values), PlaceOf(tenant, code));

    /// <summary>The place that a method's settings are sealed for.</summary>
    public static string PlaceOf(TenantKey tenant, MethodCode code) => $"method {tenant} {code}";
}

/// <summary>An acquirer with the settings of one of a seller's methods.</summary>
public sealed record AcquirerAccess(IAcquirer Acquirer, AcquirerSettings Settings);
