using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Gives the link to pay by SBP. The image (<c>IMAGE</c>) is not supported.</summary>
internal sealed class GetQrCall(PaymentStore store) : IBankCall
{
    private const long MinKopecks = 1_000;
    private const long MaxKopecks = 100_000_000;

    public string Name => "GetQr";

    public JsonObject Answer(SignedRequest request) => request.AboutPayment(store, payment =>
    {
        if (Refusal(payment, request) is { } refusal)
        {
            return Responses.Refused(refusal, request.Terminal.TerminalKey);
        }

        payment.QrIssued = true;
        payment.Status = BankStatus.FormShowed;
        var answer = Responses.Accepted(request.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["PaymentId"] = payment.Id;
        answer["Data"] = payment.SbpUrl;
        return answer;
    });

    private static BankRefusal? Refusal(BankPayment payment, SignedRequest request)
    {
        if (request.Terminal.Behavior is not AcquirerBehavior.Sbp)
        {
            return new BankRefusal("3001", "Оплата через СБП недоступна.", string.Empty);
        }

        if (request.Body.Has("DataType") && request.Body.Text("DataType") is not "PAYLOAD")
        {
            return BankRefusal.Field("DataType", "эмулятор выдает только PAYLOAD.");
        }

        if (payment.Amount is < MinKopecks or > MaxKopecks)
        {
            return new BankRefusal("3016", "Сумма вне пределов, допустимых для СБП.", $"От {MinKopecks} до {MaxKopecks} копеек.");
        }

        return payment.AwaitsBuyer ? null : BankRefusal.WrongState("8", payment.Status);
    }
}

internal sealed class GetQrStateCall(PaymentStore store, BuyerActions buyer) : IBankCall
{
    public string Name => "GetQrState";

    public JsonObject Answer(SignedRequest request) => request.AboutPayment(store, payment =>
    {
        if (!payment.QrIssued)
        {
            return Responses.Refused(BankRefusal.PaymentNotFound, request.Terminal.TerminalKey);
        }

        buyer.SettleRefund(payment);
        var answer = Responses.Accepted(request.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["Status"] = payment.Status;
        answer["Amount"] = payment.ReportedAmount;
        answer["QrCancelCode"] = payment.LastRefundRefusal?.Code ?? string.Empty;
        answer["QrCancelMessage"] = payment.LastRefundRefusal?.Message ?? string.Empty;
        return answer;
    });
}

/// <summary>Pays, declines or expires an SBP payment without a buyer.</summary>
internal sealed class SbpPayTestCall(PaymentStore store, BuyerActions buyer) : IBankCall
{
    public string Name => "SbpPayTest";

    public JsonObject Answer(SignedRequest request)
    {
        var expired = request.Body.Flag("IsDeadlineExpired");
        var rejected = request.Body.Flag("IsRejected");
        if (expired && rejected)
        {
            return Responses.Refused(
                BankRefusal.Malformed("IsDeadlineExpired и IsRejected взаимно исключены."),
                request.Terminal.TerminalKey);
        }

        return request.AboutPayment(store, payment =>
        {
            if (!payment.QrIssued || !payment.AwaitsBuyer)
            {
                return Responses.Refused(BankRefusal.WrongState("8", payment.Status), request.Terminal.TerminalKey);
            }

            payment.BySbp = true;
            if (expired)
            {
                payment.Status = BankStatus.DeadlineExpired;
            }
            else if (rejected)
            {
                buyer.Reject(payment);
            }
            else
            {
                buyer.Take(payment);
            }

            return Responses.Accepted(request.Terminal);
        });
    }
}
