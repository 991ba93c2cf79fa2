using System.Globalization;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>The note in the deal.</summary>
internal static class PaymentNote
{
    /// <summary>Part of the text, so that a note written before a crash is found again.</summary>
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

/// <summary>The sentence for an attention reason, in Russian or English.</summary>
internal static class AttentionText
{
    public static string Of(string attention, bool russian) =>
        attention switch
        {
            Attention.PaidTwice => russian
                ? "Внимание: счёт уже был оплачен другим платежом, эти деньги лишние."
                : "Attention: another payment had paid the invoice, this money is beyond its sum.",
            Attention.InvoicePaidElsewhere => russian
                ? "Внимание: счёт уже был отмечен оплаченным, когда пришли деньги."
                : "Attention: the invoice was marked paid before the money came.",
            Attention.InvoiceSumChanged => russian
                ? "Внимание: сумма счёта и полученные деньги не совпадают."
                : "Attention: the invoice's sum and the money received differ.",
            Attention.InvoiceUnmarked => russian
                ? "Внимание: со счёта снова сняли отметку об оплате."
                : "Attention: the mark as paid was taken from the invoice again.",
            Attention.RefundedElsewhere => russian
                ? "Внимание: часть денег вернули не через нас, и банк не сообщил сколько."
                : "Attention: some of the money was returned elsewhere and the bank does not say how much.",
            _ => russian ? "Внимание: платёж требует проверки." : "Attention: the payment needs a look.",
        };
}
