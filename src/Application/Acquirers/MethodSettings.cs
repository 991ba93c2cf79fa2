using System.Text.Json;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>Opens and seals the settings of payment methods: sealed where they are stored, open only for a call.</summary>
public sealed class MethodSettings(ISealing sealing, AcquirerDirectory acquirers)
{
    /// <summary>
    /// The acquirer of a payment, ready for a call with the credentials that it was opened with; null when this deployment no longer
    /// has the acquirer.
    /// </summary>
    public AcquirerAccess? Access(Account? account, Payment payment) =>
        account?.FindEver(payment.Method) is { } method
        && method.ForPaymentOf(payment.CredentialVersion) is { } version
        && version.Acquirer == payment.Acquirer
        && acquirers.Find(payment.Acquirer) is { } found
            ? new AcquirerAccess(found, Open(method, version))
            : null;

    /// <summary>Opens the credentials that open payments.</summary>
    public AcquirerConnection Open(PaymentMethod method) => Open(method, method.Current);

    public AcquirerConnection Open(PaymentMethod method, CredentialVersion version) =>
        new(
            JsonSerializer.Deserialize<Dictionary<string, string>>(sealing.Open(version.Settings, PlaceOf(method.Tenant, method.Code)))
                ?? []
        )
        {
            Tenant = method.Tenant,
        };

    public SealedText Seal(TenantKey tenant, MethodCode code, IReadOnlyDictionary<string, string> values) =>
        sealing.Seal(JsonSerializer.Serialize(values), PlaceOf(tenant, code));

    /// <summary>The place that a method's settings are sealed for.</summary>
    public static string PlaceOf(TenantKey tenant, MethodCode code) => $"method {tenant} {code}";
}

/// <summary>An acquirer with the settings of one of a seller's methods.</summary>
public sealed record AcquirerAccess(IAcquirer Acquirer, AcquirerConnection Connection);
