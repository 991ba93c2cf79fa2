using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>A seller's account at Stripe. Printing it prints its id.</summary>
/// <param name="AccountId">Begins with <c>acct_</c>; never sent, compared in the check.</param>
/// <param name="SecretKey">Of the API; its beginning says whether payments are real.</param>
/// <param name="WebhookSecret">Signs the events of one endpoint.</param>
/// <param name="IsTest">The seller's settings say that payments are not real.</param>
internal sealed record StripeSeller(string AccountId, string SecretKey, string WebhookSecret, bool IsTest)
{
    /// <summary>Needs no other setting, so that a damaged one never hides a notification or a status.</summary>
    public static StripeSeller Of(AcquirerConnection connection) => new(
        connection[StripeSettings.AccountId] ?? "",
        connection[StripeSettings.SecretKey] ?? "",
        connection[StripeSettings.WebhookSecret] ?? "",
        connection.Switch(StripeSettings.TestMode) is { IsRefused: false, Value: true });

    public override string ToString() => AccountId;
}

/// <summary>A seller's settings of Stripe. There are no fiscal ones: Stripe makes no receipts of 54-FZ.</summary>
/// <param name="Seller">Authenticates every call.</param>
/// <param name="Method">The only way to pay that the page offers, or any.</param>
internal sealed record StripeSettings(StripeSeller Seller, AcquirerMethod Method)
{
    public const string AccountId = "accountId";
    public const string SecretKey = "secretKey";
    public const string WebhookSecret = "webhookSecret";
    public const string TestMode = "testMode";

    /// <summary>No restriction: the ways that the Dashboard switches on for the buyer's country and currency.</summary>
    public const string Any = "any";

    /// <summary>An hour less than the 24 that Stripe allows, for clocks that disagree.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(23);

    // A card's; Klarna and some wallets hold for longer.
    private static readonly HoldLength Week = HoldLength.Of(TimeSpan.FromDays(7));

    /// <summary>Stripe's own names. Those without a hold are captured at once, whatever is ordered.</summary>
    public static readonly AcquirerMethods Methods = new(
        "paymentMethod",
        new(Any, new("Все способы из Dashboard", "Every way of the Dashboard"), Lifetime) { HoldLength = Week },
        new("card", new("Карта и кошельки", "Card and wallets"), Lifetime) { HoldLength = Week },
        new("link", new("Link", "Link"), Lifetime) { HoldLength = Week },
        new("klarna", new("Klarna", "Klarna"), Lifetime) { HoldLength = Week },
        new("sepa_debit", new("SEPA Direct Debit", "SEPA Direct Debit"), Lifetime),
        new("ideal", new("iDEAL", "iDEAL"), Lifetime),
        new("bancontact", new("Bancontact", "Bancontact"), Lifetime),
        new("blik", new("BLIK", "BLIK"), Lifetime),
        new("p24", new("Przelewy24", "Przelewy24"), Lifetime));

    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            AccountId,
            new("Идентификатор аккаунта", "Account id"),
            new("Stripe Dashboard → Settings → Account details, начинается с acct_",
                "Stripe Dashboard → Settings → Account details, begins with acct_"),
            SettingType.Text,
            Required: true)
        {
            MaxLength = 64,
        },
        new(
            SecretKey,
            new("Секретный ключ", "Secret key"),
            new(
                "Dashboard → Developers → API keys: sk_… или ограниченный rk_… с правами на Checkout Sessions, PaymentIntents, "
                + "Charges and Refunds (запись) и Disputes (чтение)",
                "Dashboard → Developers → API keys: sk_…, or a restricted rk_… that may write Checkout Sessions, PaymentIntents, "
                + "Charges and Refunds and read Disputes"),
            SettingType.Text,
            Required: true,
            Secret: true),
        new(
            WebhookSecret,
            new("Секрет вебхука", "Signing secret of the webhook"),
            new(
                "Dashboard → Developers → Webhooks: добавьте endpoint с адресом уведомлений этого способа оплаты, секрет whsec_…",
                "Dashboard → Developers → Webhooks: add an endpoint with the notification URL of this method; its secret is whsec_…"),
            SettingType.Text,
            Required: true,
            Secret: true),
        Methods.Field(
            new("Способ оплаты", "Way to pay"),
            new(
                "Один способ или все. SEPA, iDEAL, Bancontact, BLIK и Przelewy24 списываются сразу, без холда",
                "One way or all of them. SEPA, iDEAL, Bancontact, BLIK and Przelewy24 are captured at once, without a hold")),
        .. CommonSettings.Fields,
    ];

    /// <summary>True where the money is authorized first: ordered by the seller, and possible by this way to pay.</summary>
    public bool IsTwoStage(PaymentStages stages) => stages == PaymentStages.Two && Method.HoldLength is not null;

    /// <summary>Refused, with the name of the field, where a choice is none of the form's options.</summary>
    public static Result<StripeSettings> Read(AcquirerConnection connection)
    {
        var method = Methods.Read(connection);
        return method.IsRefused ? method.Refusal : new StripeSettings(StripeSeller.Of(connection), method.Value);
    }
}
