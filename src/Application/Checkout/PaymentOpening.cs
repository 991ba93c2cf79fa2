using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Checkout;

/// <summary>The order of a payment, which is the same to the byte each time, and the acquirer's answer to it.</summary>
internal sealed class PaymentOpening(IPublicUrls urls, ISealing sealing)
{
    public Order OrderOf(Payment payment, PaymentMethod method, CommonSettings settings) => new()
    {
        OrderId = payment.OrderId,
        OrderNumber = payment.OrderNumber,
        Amount = payment.Ordered,
        Description = payment.Title,
        Receipt = payment.Receipt,
        Stages = settings.Stages,
        ReturnUrl = urls.ForPayment(payment.PublicId),
        NotificationUrl = urls.ForNotifications(payment.Acquirer, method.NotificationKey),
        ExpiresAt = payment.ExpiresAt,
        Language = payment.Language is "ru" or null ? "ru" : "en",
    };

    public void Apply(Payment payment, StartOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case StartOutcome.Opened opened:
                payment.Open(opened.AcquirerPaymentId, Sealed(opened.Page, payment), now);
                break;
            case StartOutcome.Declined declined:
                payment.MarkDeclined(declined.Reason, now);
                break;
            case StartOutcome.Unknown unknown:
                payment.MarkUnknown(unknown.Reason, unknown.AcquirerPaymentId, now);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The page as a browser can open it; null without one, and where the key of what it seals is gone.</summary>
    public PaymentPage? PageOf(Payment payment)
    {
        try
        {
            return payment.Page switch
            {
                PaymentPage.SealedForm form => new PaymentPage.Form(
                    form.Action, JsonSerializer.Deserialize<Dictionary<string, string>>(Open(form.Fields, payment)) ?? []),
                PaymentPage.SealedWidget widget =>
                    new PaymentPage.Widget(widget.Script, widget.Constructor, Open(widget.Parameters, payment)),
                var page => page,
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private PaymentPage Sealed(PaymentPage page, Payment payment) => page switch
    {
        PaymentPage.Form form => new PaymentPage.SealedForm(form.Action, Seal(JsonSerializer.Serialize(form.Fields), payment)),
        PaymentPage.Widget widget =>
            new PaymentPage.SealedWidget(widget.Script, widget.Constructor, Seal(widget.Parameters, payment)),
        _ => page,
    };

    private SealedText Seal(string text, Payment payment) => sealing.Seal(text, PlaceOf(payment));

    private string Open(SealedText text, Payment payment) => sealing.Open(text, PlaceOf(payment));

    private static string PlaceOf(Payment payment) => $"form {payment.Tenant} {payment.Id}";
}
