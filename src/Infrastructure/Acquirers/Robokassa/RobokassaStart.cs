using System.Globalization;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>Writes the form that the buyer's browser posts. There is no opening call: Robokassa learns of the order by the form.</summary>
internal sealed class RobokassaStart(IOptions<RobokassaOptions> options)
{
    /// <summary>Our order id, which comes back with each notification and status.</summary>
    public const string OrderField = RobokassaSignature.ExtraPrefix + "order";

    private const int LongestDescription = 100;
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public StartOutcome Open(Order order, RobokassaSettings settings) => new StartOutcome.Opened(
        null, new PaymentPage.Form(new Uri(options.Value.Prefix(), "Index.aspx"), Fields(order, settings)));

    /// <summary>Roubles with two digits: sent exactly as it is signed.</summary>
    public static string Sum(Money sum) => sum.Rounded().Amount.ToString("F2", CultureInfo.InvariantCulture);

    public static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal static Dictionary<string, string> Fields(Order order, RobokassaSettings settings)
    {
        var shop = settings.Shop;
        // The signed ones, in the order in which they are signed. Addresses are signed as they are, not encoded.
        List<KeyValuePair<string, string>> signed =
        [
            new("MerchantLogin", shop.Login), new("OutSum", Sum(order.Amount)), new("InvId", Number(order.OrderNumber)),
        ];
        if (order.Receipt is { } receipt)
            signed.Add(new("Receipt", RobokassaReceipts.Field(receipt)));
        if (settings.IsTwoStage(order.Stages))
            signed.Add(new("StepByStep", "true"));
        signed.Add(new("SuccessUrl2", order.ReturnUrl.AbsoluteUri));
        signed.Add(new("SuccessUrl2Method", "GET"));
        signed.Add(new("FailUrl2", order.ReturnUrl.AbsoluteUri));
        signed.Add(new("FailUrl2Method", "GET"));

        var fields = new Dictionary<string, string>(signed, StringComparer.Ordinal)
        {
            [OrderField] = order.OrderId,
            ["Description"] = Plain(string.IsNullOrWhiteSpace(order.Description) ? order.OrderId : order.Description),
            ["Culture"] = order.Language == "en" ? "en" : "ru",
            ["Encoding"] = "utf-8",
            // Without a zone it is Moscow's time.
            ["ExpirationDate"] = order.ExpiresAt.ToOffset(Moscow).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        };
        if (order.Receipt?.Contact.Email is { } email)
            fields["Email"] = email;
        if (settings.Method.Value != RobokassaSettings.Any)
            fields["PaymentMethods"] = settings.Method.Value;
        if (shop.IsTest)
            fields["IsTest"] = "1";
        fields["SignatureValue"] = RobokassaSignature.Of(
            shop.Hash,
            [.. signed.Select(field => field.Value), shop.Passwords.First, .. RobokassaSignature.Extras(fields)]);
        return fields;
    }

    // Only alphabetic characters, digits and punctuation are taken.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(c == '№' ? 'N' : char.IsLetterOrDigit(c) || char.IsPunctuation(c) ? c : ' ');
        return WireText.Cut(plain.ToString(), LongestDescription);
    }
}
