using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa;

/// <summary>Signatures as Robokassa computes them, written apart from the gateway's.</summary>
internal static class ShopSigning
{
    private static readonly string[] Signed =
    [
        "OutSumCurrency", "UserIp", "Receipt", "StepByStep", "ResultUrl2", "SuccessUrl2", "SuccessUrl2Method", "FailUrl2",
        "FailUrl2Method", "Token",
    ];

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The protocol's default.")]
    public static string Md5(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The signature of a payment form, over the parameters that were sent.</summary>
    public static string OfForm(IReadOnlyDictionary<string, string> form, string password)
    {
        var parts = new List<string>
        {
            form.GetValueOrDefault("MerchantLogin") ?? "", form.GetValueOrDefault("OutSum") ?? "", form.GetValueOrDefault("InvId") ?? "",
        };
        parts.AddRange(Signed.Where(form.ContainsKey).Select(name => form[name]));
        parts.Add(password);
        parts.AddRange(Extras(form));
        return Md5(string.Join(':', parts));
    }

    public static IEnumerable<string> Extras(IReadOnlyDictionary<string, string> form) => form
        .Where(field => field.Key.StartsWith("shp_", StringComparison.OrdinalIgnoreCase))
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => $"{field.Key}={field.Value}");

    public static bool IsSame(string? claimed, string computed) => string.Equals(claimed, computed, StringComparison.OrdinalIgnoreCase);

    /// <summary>A sum of a notification: six digits after the point for real payments, two for test ones.</summary>
    public static string OutSum(decimal amount, bool isTest) => amount.ToString(isTest ? "F2" : "F6", CultureInfo.InvariantCulture);
}
