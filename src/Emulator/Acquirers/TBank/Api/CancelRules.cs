using System.Text.Json;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Checks a request to cancel or refund. Amounts are in kopecks.</summary>
internal static class CancelRules
{
    public static BankRefusal? Check(BankPayment payment, JsonElement body, DateTimeOffset now)
    {
        if (body.Has("ExternalRequestId") && body.Text("ExternalRequestId") is not { Length: <= 256 })
        {
            return BankRefusal.Field("ExternalRequestId", "строка не длиннее 256.");
        }

        return payment.Status switch
        {
            BankStatus.New or BankStatus.FormShowed => null,
            BankStatus.Authorized or BankStatus.PartialReversed => Sum(payment, body) ?? Receipt(payment, body, needed: false),
            BankStatus.Confirmed or BankStatus.PartialRefunded =>
                Sum(payment, body) ?? Receipt(payment, body, needed: true) ?? SbpPace(payment, now),
            BankStatus.Canceled or BankStatus.Reversed or BankStatus.Refunded => BankRefusal.WrongState("100", payment.Status),
            BankStatus.Authorizing or BankStatus.AsyncRefunding => BankRefusal.WrongState("8", payment.Status),
            _ => BankRefusal.WrongState("4", payment.Status),
        };
    }

    /// <summary>Gives the amount that goes back: the requested one, or everything.</summary>
    public static long Returned(BankPayment payment, JsonElement body) =>
        payment.AwaitsBuyer ? payment.Amount : body.Kopecks("Amount") ?? payment.Remaining;

    private static BankRefusal? Sum(BankPayment payment, JsonElement body)
    {
        if (!body.Has("Amount"))
        {
            return null;
        }

        return InitRules.Amount(body) ?? (body.Kopecks("Amount") > payment.Remaining ? BankRefusal.MoreThanPaid : null);
    }

    // A full refund reuses the receipt of the payment; a partial one needs the returned lines.
    private static BankRefusal? Receipt(BankPayment payment, JsonElement body, bool needed)
    {
        var returned = Returned(payment, body);
        var part = returned != payment.Amount;
        return body.Has("Receipt") || (part && needed) ? ReceiptRules.Check(body, returned) : null;
    }

    private static BankRefusal? SbpPace(BankPayment payment, DateTimeOffset now)
    {
        if (!payment.BySbp)
        {
            return null;
        }

        if (payment.SbpRefunds.Exists(at => now - at < TimeSpan.FromHours(1)))
        {
            return new BankRefusal("3029", "Возврат по СБП возможен не чаще раза в час.", string.Empty);
        }

        return payment.SbpRefunds.Count(at => now - at < TimeSpan.FromDays(1)) >= 5
            ? new BankRefusal("3030", "Превышено число возвратов по СБП за сутки.", string.Empty)
            : null;
    }
}
