using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.InvoiceSync;

/// <summary>Why the seller should look, in a sentence.</summary>
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
