using System.Globalization;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>What the seller reads in the deal.</summary>
internal static class PaidNote
{
    /// <summary>Stands in the text, so that a note written before a crash is found again.</summary>
    public static string KeyOf(Payment payment) =>
        payment.Refunded.IsPositive
            ? $"{payment.OrderId}/{payment.Refunded.ToMinorUnits().ToString(CultureInfo.InvariantCulture)}"
            : payment.OrderId;

    public static string Of(Payment payment, Invoice invoice, string? language)
    {
        var russian = language is "ru" or null;
        var culture = CultureInfo.GetCultureInfo(russian ? "ru-RU" : "en-US");
        var title = $"{invoice.Title(russian)} (id {invoice.Id})";
        var amount = $"{payment.Amount.Amount.ToString("N2", culture)} {payment.Amount.Currency}";
        var refunded = $"{payment.Refunded.Amount.ToString("N2", culture)} {payment.Amount.Currency}";
        var text = (payment.Refunded.IsPositive, russian) switch
        {
            (false, true) => $"{title} оплачен: {amount}. Платёж {KeyOf(payment)}.",
            (false, false) => $"{title} is paid: {amount}. Payment {KeyOf(payment)}.",
            (true, true) => $"{title}: возвращено {refunded} из {amount}. Платёж {KeyOf(payment)}.",
            (true, false) => $"{title}: {refunded} of {amount} went back. Payment {KeyOf(payment)}.",
        };
        return payment.Attention is { } attention ? $"{text} {AttentionText.Of(attention, russian)}" : text;
    }
}
