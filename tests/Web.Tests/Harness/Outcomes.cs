using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.Tests.Harness;

/// <summary>What a use case may have answered.</summary>
internal static class Outcomes
{
    public const string PublicIdText = "AbCdEfGhIjKlMnOpQrStUv";

    public static readonly Uri BackLink = new("https://pay.amocrm.ru/abc");

    public static PublicId PublicId => Domain.Payments.PublicId.Parse(PublicIdText)!.Value;

    public static BuyerDisclosure Disclosure(string? language = null, bool tellsReason = false) =>
        new(SellerContacts.None, null, tellsReason, BackLink, language);

    public static Result<StartPaymentOutcome> Of(StartPaymentOutcome outcome) => outcome;

    public static Result<StartPaymentOutcome> Refused(RefusalKind kind, string code, BuyerDisclosure? disclosure = null) =>
        new Refusal(kind, code, "A sentence for the seller.") { Disclosure = disclosure };

    public static Result<StartPaymentOutcome> Opened(PaymentPage page, bool isKnownHost = true) =>
        new StartPaymentOutcome.Opened(page, PublicId, isKnownHost, Disclosure());

    public static Result<PaymentState> State(PaymentPhase phase, Uri? qr = null, Uri? form = null, string? language = null) =>
        new PaymentState(PublicIdText, phase, Money.Rub(14982m), 31415926, 918273, "card", BackLink, qr, form, language);
}
