using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

internal sealed class GetQrStateCall(BankLedger ledger, BuyerDesk desk) : IBankCall
{
    public string Name => "GetQrState";

    public JsonObject Answer(SignedRequest request) => ledger.Answer(request, payment =>
    {
        if (!payment.QrIssued)
        {
            return Answers.Refused(BankRefusal.PaymentNotFound, request.Terminal.Key);
        }

        desk.SettleRefund(payment);
        var answer = Answers.Accepted(request.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["Status"] = payment.Status;
        answer["Amount"] = payment.ReportedAmount;
        answer["QrCancelCode"] = string.Empty;
        answer["QrCancelMessage"] = string.Empty;
        return answer;
    });
}
