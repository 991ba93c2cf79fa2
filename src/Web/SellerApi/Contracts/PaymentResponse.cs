using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A payment in a list.</summary>
internal sealed record PaymentResponse(
    string Id,
    string PublicId,
    long InvoiceId,
    string InvoiceName,
    string Method,
    string Acquirer,
    string State,
    MoneyResponse Amount,
    MoneyResponse Refunded,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PaidAt,
    string? Attention)
{
    public static PaymentResponse Of(Payment payment) => new(
        payment.Id.ToString(),
        payment.PublicId.Value,
        payment.Invoice.Value,
        payment.Title,
        payment.Method.Value,
        payment.Acquirer,
        EnumNames.Of(payment.Status),
        MoneyResponse.Of(payment.Amount),
        MoneyResponse.Of(payment.Refunded),
        payment.CreatedAt,
        payment.PaidAt,
        payment.Attention);
}
