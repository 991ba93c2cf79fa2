using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.TestKit.Acquirers;
using CleanAcquiring.TestKit.Sealing;

namespace CleanAcquiring.TestKit.Builders;

/// <summary>Enabled payment methods of <see cref="AnAccount.Tenant"/> whose settings <see cref="PlainSealing"/> opens.</summary>
public static class AMethod
{
    public const string Password = "test-password-1234";
    private static readonly MethodSettings Settings = new(PlainSealing.Instance, new AcquirerDirectory([]));

    /// <summary>Without receipts, captured at once.</summary>
    public static PaymentMethod Of(string code, params (string Key, string Value)[] settings)
    {
        var parsed = MethodCode.Parse(code)!.Value;
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["shop"] = "1", ["password"] = Password };
        foreach (var (key, value) in settings)
            values[key] = value;
        return new PaymentMethod(
            AnAccount.Tenant,
            parsed,
            FakeAcquirer.Acme,
            enabled: true,
            Settings.Seal(AnAccount.Tenant, parsed, values),
            KeyOf(code),
            AnAccount.Now);
    }

    public static PaymentMethod WithReceipts(string code) =>
        Of(code, ("receipts", "true"), ("vat", "none"), ("taxSystem", "usn_income"));

    public static PaymentMethod Disabled(this PaymentMethod method)
    {
        method.Enable(enabled: false);
        return method;
    }

    public static PaymentMethod OfAcquirer(this PaymentMethod method, string acquirer) =>
        new(method.Tenant, method.Code, acquirer, method.Enabled, method.Settings, method.NotificationKey, AnAccount.Now);

    /// <summary>The last part of the URL for a method's notifications.</summary>
    public static string KeyOf(string code) => $"key-of-{code}";
}
