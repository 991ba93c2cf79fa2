using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

internal sealed class GetQrStateCall(PaymentStore store, BuyerActions buyer) : IBankCall
{
    public string Name => "GetQrState";

    public JsonObject Answer(SignedRequest request) => store.Answer(request, payment =>
    {
        if (!payment.QrIssued)
        {
            return Answers.Refused(BankRefusal.PaymentNotFound, request.Terminal.Key);
        }

        buyer.SettleRefund(payment);
        var answer = Answers.Accepted(request.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["Status"] = payment.Status;
        answer["Amount"] = payment.ReportedAmount;
        answer["QrCancelCode"] = string.Empty;
        answer["QrCancelMessage"] = string.Empty;
        return answer;
    });
}
