using System.Globalization;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Checkout;

/// <summary>The texts of the payment page in one language.</summary>
internal sealed record PageTexts(
    string Language,
    string Notice,
    string CardForm,
    string SbpForm,
    string Order,
    string Pay,
    string Decline,
    string Cancel,
    string Later,
    string TryAgain,
    string Paid,
    string Failed,
    string Expired,
    string Canceled,
    string Waiting)
{
    public static PageTexts Russian { get; } = new(
        "ru", "Эмулятор банка. Денег здесь нет.", "Оплата картой", "Приложение банка: оплата по СБП", "Заказ",
        "Оплатить", "Отказ банка", "Уйти без оплаты", "Подтвердить позже", "Платёж не прошёл. Попробуйте ещё раз.",
        "Оплачено", "Банк отклонил платёж", "Срок ссылки истёк", "Платёж отменён", "Банк проверяет платёж");

    public static PageTexts English { get; } = new(
        "en", "An emulated bank. There is no money here.", "Pay by card", "Bank app: pay by SBP", "Order",
        "Pay", "Bank declines", "Leave without paying", "Confirm later", "The payment failed. Please try again.",
        "Paid", "The bank declined the payment", "The link has expired", "The payment was cancelled", "The bank is checking the payment");

    public string Roubles(long kopecks) => (kopecks / 100m).ToString("N2", CultureInfo.GetCultureInfo(Language)) + " ₽";

    public string Of(string status) => status switch
    {
        BankStatus.Authorizing => Waiting,
        BankStatus.Rejected => Failed,
        BankStatus.DeadlineExpired => Expired,
        BankStatus.Canceled or BankStatus.Reversed => Canceled,
        _ => Paid,
    };
}
