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

    /// <summary>The page as a browser can open it; null without one, and where the key of its fields is gone.</summary>
    public PaymentPage? PageOf(Payment payment)
    {
        if (payment.Page is not PaymentPage.SealedForm form)
            return payment.Page;
        try
        {
            var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(sealing.Open(form.Fields, PlaceOf(payment)));
            return new PaymentPage.Form(form.Action, fields ?? []);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private PaymentPage Sealed(PaymentPage page, Payment payment) =>
        page is PaymentPage.Form form
            ? new PaymentPage.SealedForm(form.Action, sealing.Seal(JsonSerializer.Serialize(form.Fields), PlaceOf(payment)))
            : page;

    private static string PlaceOf(Payment payment) => $"form {payment.Tenant} {payment.Id}";
}
