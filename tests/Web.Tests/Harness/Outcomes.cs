using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.Tests.Harness;

/// <summary>Answers of the use cases.</summary>
internal static class Outcomes
{
    public const string PublicIdText = "AbCdEfGhIjKlMnOpQrStUv";

    public static readonly Uri BackLink = new("https://pay.amocrm.ru/abc");

    public static PublicId PublicId => Domain.Payments.PublicId.Parse(PublicIdText)!.Value;

    public static BuyerDisclosure Disclosure(string? language = null, bool showsReason = false) =>
        new(SellerContacts.None, null, showsReason, BackLink, language);

    public static CheckoutResult Of(StartPaymentOutcome outcome, string? language = null) => new(outcome, Disclosure(language));

    public static CheckoutResult Refused(RefusalKind kind, string code, BuyerDisclosure? disclosure = null) =>
        new(new Refusal(kind, code, "A sentence for the seller."), disclosure);

    public static CheckoutResult Opened(PaymentPage page, bool isKnownHost = true) =>
        Of(new StartPaymentOutcome.Opened(page, PublicId, isKnownHost));

    public static Result<PaymentState> State(PaymentPhase phase, Uri? qr = null, Uri? form = null, string? language = null) =>
        new PaymentState(PublicIdText, phase, Money.Rub(14982m), 31415926, 918273, "card", BackLink, qr, form, language);
}
