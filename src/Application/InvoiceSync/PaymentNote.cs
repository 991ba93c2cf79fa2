using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>The note in the deal.</summary>
internal static class PaymentNote
{
    private const int LongestName = 100;

    /// <summary>Part of the text, so that a note written before a crash is found again.</summary>
    public static string KeyOf(Payment payment) => payment.Dispute is { } dispute
        ? $"{MoneyKeyOf(payment)}/dispute-{dispute.ToString().ToLowerInvariant()}"
        : MoneyKeyOf(payment);

    private static string MoneyKeyOf(Payment payment) =>
        payment.Refunded.IsPositive ? $"{payment.OrderId}/{payment.Refunded.ToMinorUnits().ToString(CultureInfo.InvariantCulture)}"
        : IsRefundOfUnknownSum(payment) ? $"{payment.OrderId}/part"
        : payment.OrderId;

    /// <param name="payment">It brought money, or gave some back.</param>
    /// <param name="invoice">As it is now.</param>
    /// <param name="profile">Its language and time zone are the note's.</param>
    /// <param name="facts">Of the payment, from elsewhere.</param>
    public static string Of(Payment payment, Invoice invoice, CrmProfile profile, NoteFacts facts)
    {
        var russian = profile.Language is "ru" or null;
        var culture = CultureInfo.GetCultureInfo(russian ? "ru-RU" : "en-US");
        var title = $"{invoice.Title(russian)} (id {invoice.Id})";
        var (amount, refunded) = (Text(payment.Amount, culture), Text(payment.Refunded, culture));
        var text = (payment.Refunded.IsPositive, russian) switch
        {
            (false, true) when IsRefundOfUnknownSum(payment) => $"{title}: возвращена часть из {amount}. Платёж {KeyOf(payment)}.",
            (false, false) when IsRefundOfUnknownSum(payment) => $"{title}: a part of {amount} went back. Payment {KeyOf(payment)}.",
            (false, true) => $"{title} оплачен: {amount}, {How()}. {PayerOf(invoice, russian)}Платёж {KeyOf(payment)}.",
            (false, false) => $"{title} is paid: {amount}, {How()}. {PayerOf(invoice, russian)}Payment {KeyOf(payment)}.",
            (true, true) => $"{title}: возвращено {refunded} из {amount}. Платёж {KeyOf(payment)}.",
            (true, false) => $"{title}: {refunded} of {amount} went back. Payment {KeyOf(payment)}.",
        };
        if (payment.Dispute is { } dispute)
            text += $" {DisputeText(dispute, Text(payment.Disputed, culture), russian)}";
        if (payment.IsTest)
            text = $"{(russian ? "ТЕСТ, деньги не списаны." : "TEST, no money moved.")} {text}";
        if (facts.Attention is { } attention)
            text += $" {AttentionText.Of(attention, russian)}";
        // The last word: a full stop after it would become a part of the address.
        return facts.Page is { } page ? $"{text} {page.AbsoluteUri}" : text;

        string How() => $"{payment.Method.Value} ({facts.AcquirerTitle})"
            + (payment.PaidAt is { } paidAt ? $", {Time(paidAt, profile.Zone)}" : "");
    }

    private static string Time(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    // The CRM's own name for the payer of the invoice; the buyer's contacts stay out.
    private static string PayerOf(Invoice invoice, bool russian) =>
        invoice.Payer?.Name is not { } name || string.IsNullOrWhiteSpace(name) ? ""
        : $"{(russian ? "Плательщик" : "Payer")}: {(name.Length > LongestName ? name[..LongestName] : name).Trim()}. ";

    // Two digits, three where the currency has them.
    private static string Text(Money money, CultureInfo culture) =>
        $"{money.Amount.ToString("#,##0.00#", culture)}\u00a0{(money.Currency == Currency.Rub ? "₽" : money.Currency.Code)}";

    private static string DisputeText(DisputeStatus dispute, string withheld, bool russian) => (dispute, russian) switch
    {
        (DisputeStatus.Open, true) => $"Банк покупателя оспорил платёж, удержано {withheld}.",
        (DisputeStatus.Open, false) => $"The buyer's bank disputes the payment, {withheld} is withheld.",
        (DisputeStatus.Won, true) => $"Спор по платежу выигран, удержано {withheld}.",
        (DisputeStatus.Won, false) => $"The dispute about the payment is won, {withheld} is withheld.",
        (DisputeStatus.Lost, true) => $"Спор по платежу проигран, удержано {withheld}.",
        (DisputeStatus.Lost, false) => $"The dispute about the payment is lost, {withheld} is withheld.",
    };

    // The acquirer says that something went back and not how much.
    private static bool IsRefundOfUnknownSum(Payment payment) =>
        payment.Status == PaymentStatus.PartiallyRefunded && !payment.Refunded.IsPositive;
}

/// <summary>Facts of a note beside the payment and its invoice.</summary>
/// <param name="AcquirerTitle">The acquirer's name for people.</param>
/// <param name="Page">The payment's page inside the CRM; null where its address is not known.</param>
/// <param name="Attention">A reason for attention, or null.</param>
internal sealed record NoteFacts(string AcquirerTitle, Uri? Page, string? Attention);

/// <summary>The sentence for an attention reason, in Russian or English.</summary>
internal static class AttentionText
{
    public static string Of(string attention, bool russian) =>
        attention switch
        {
            Attention.Excess => russian
                ? "Внимание: по счёту получено больше, чем его сумма, есть лишние деньги."
                : "Attention: more was received for the invoice than its sum, some of the money is in excess.",
            Attention.InvoicePaidElsewhere => russian
                ? "Внимание: счёт уже был отмечен оплаченным, когда пришли деньги."
                : "Attention: the invoice was marked paid before the money came.",
            Attention.InvoiceSumChanged => russian
                ? "Внимание: сумма счёта и полученные деньги не совпадают."
                : "Attention: the invoice's sum and the money received differ.",
            Attention.InvoiceUnmarked => russian
                ? "Внимание: со счёта снова сняли отметку об оплате."
                : "Attention: the mark as paid was taken from the invoice again.",
            Attention.InvoiceNotPayable => russian
                ? "Внимание: деньги получены, а статус счёта вы задали сами, мы его не меняли."
                : "Attention: the money came, and the status of the invoice is your own, so we left it.",
            Attention.InvoiceUnreadable => russian
                ? "Внимание: сумму счёта не удалось прочитать, сверьте её с полученными деньгами."
                : "Attention: the invoice's sum cannot be read, compare it with the money received.",
            Attention.Disputed => russian
                ? "Внимание: ответьте банку на спор в срок, он указан в карточке платежа."
                : "Attention: answer the bank's dispute in time, the payment's page says until when.",
            Attention.RefundedElsewhere => russian
                ? "Внимание: часть денег вернули не через нас, и банк не сообщил сколько."
                : "Attention: some of the money was returned elsewhere and the bank does not say how much.",
            _ => russian ? "Внимание: платёж требует проверки." : "Attention: the payment needs a look.",
        };
}
