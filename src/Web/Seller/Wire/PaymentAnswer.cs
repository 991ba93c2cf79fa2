using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>A payment in a list.</summary>
internal sealed record PaymentAnswer(
    string Id,
    string PublicId,
    long InvoiceId,
    string InvoiceName,
    string Method,
    string Acquirer,
    string State,
    MoneyAnswer Amount,
    MoneyAnswer Refunded,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PaidAt,
    string? Attention)
{
    public static PaymentAnswer Of(Payment payment) => new(
        payment.Id.ToString(),
        payment.PublicId.Value,
        payment.Invoice.Value,
        payment.Title,
        payment.Method.Value,
        payment.Acquirer,
        Words.Of(payment.Status),
        MoneyAnswer.Of(payment.Amount),
        MoneyAnswer.Of(payment.Refunded),
        payment.CreatedAt,
        payment.PaidAt,
        payment.Attention);
}
