using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using Stripe.Checkout;
using SdkOptions = Stripe.RequestOptions;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>
/// Opens a Checkout Session. The same order is the same parameters and the same key, so that it may be sent again after silence and
/// gives the outcome of the first sending.
/// </summary>
internal sealed class StripeStart(StripeClient client)
{
    private const int LongestName = 250;

    /// <exception cref="OutageException">Nothing was sent.</exception>
    public async Task<StartOutcome> OpenAsync(
        Order order, StripeSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        if (StripeAmounts.ToStripe(order.Amount) is not { } amount)
            return new StartOutcome.Declined($"Stripe cannot charge {order.Amount} to the last digit");
        var reply = await client.CallAsync("sessions.create", settings.Seller, api => api.Checkout.Sessions.CreateAsync(
            Session(order, amount, settings), new SdkOptions { IdempotencyKey = $"pay-{order.OrderId}" }, cancellationToken));
        if (reply.Value is not { } session)
            return reply.Refusal is { } refusal ? new StartOutcome.Declined(refusal.Reason) : new StartOutcome.Unknown(reply.Reason);
        if (session.Id is not { Length: > 3 } id
            || !id.StartsWith("cs_", StringComparison.Ordinal)
            || StripeStatuses.OrderOf(session.Metadata) != order.OrderId
            || StripeAmounts.FromStripe(session.AmountTotal, session.Currency) != order.Amount)
            return new StartOutcome.Unknown("the answer is about another payment");
        return session.Status == "open" && AcquirerAddress.Page(session.Url, allowsPlainHttp) is { } page
            ? new StartOutcome.Opened(id, new PaymentPage.Redirect(page))
            : new StartOutcome.Unknown($"{session.Status} without a page", id);
    }

    internal static SessionCreateOptions Session(Order order, long amount, StripeSettings settings)
    {
        var isTwoStage = settings.IsTwoStage(order.Stages);
        var metadata = StripeStatuses.Metadata(order.OrderId, isTwoStage);
        var name = Name(order);
        return new SessionCreateOptions
        {
            Mode = "payment",
            ClientReferenceId = order.OrderId,
            Metadata = metadata,
            // One line for the whole: Stripe makes no fiscal receipt of it.
            LineItems =
            [
                new SessionLineItemOptions
                {
                    Quantity = 1,
                    PriceData = new SessionLineItemPriceDataOptions
                    {
                        Currency = order.Amount.Currency.Code.ToLowerInvariant(),
                        UnitAmount = amount,
                        ProductData = new SessionLineItemPriceDataProductDataOptions { Name = name },
                    },
                },
            ],
            PaymentIntentData = new SessionPaymentIntentDataOptions
            {
                CaptureMethod = isTwoStage ? "manual" : null,
                Description = name,
                // Events of the payment itself do not show the session's.
                Metadata = metadata,
            },
            AllowedPaymentMethodTypes = settings.Method.Value == StripeSettings.Any ? null : [settings.Method.Value],
            SuccessUrl = order.ReturnUrl.AbsoluteUri,
            CancelUrl = order.ReturnUrl.AbsoluteUri,
            Locale = order.Language == "en" ? "en" : "ru",
            ExpiresAt = order.ExpiresAt.UtcDateTime,
        };
    }

    private static string Name(Order order) =>
        WireText.Cut(order.Description.Trim() is { Length: > 0 } description ? description : order.OrderId, LongestName);
}
