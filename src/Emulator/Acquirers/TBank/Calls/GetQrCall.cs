using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

/// <summary>Gives the link to pay by SBP. The picture (<c>IMAGE</c>) is not drawn here.</summary>
internal sealed class GetQrCall(PaymentStore store) : IBankCall
{
    private const long Least = 1_000;
    private const long Most = 100_000_000;

    public string Name => "GetQr";

    public JsonObject Answer(SignedRequest request) => store.Answer(request, payment =>
    {
        if (Refusal(payment, request) is { } refusal)
        {
            return Answers.Refused(refusal, request.Terminal.Key);
        }

        payment.QrIssued = true;
        payment.Status = BankStatus.FormShowed;
        var answer = Answers.Accepted(request.Terminal);
        answer["OrderId"] = payment.Order.OrderId;
        answer["PaymentId"] = payment.Id;
        answer["Data"] = payment.SbpUrl;
        return answer;
    });

    private static BankRefusal? Refusal(BankPayment payment, SignedRequest request)
    {
        if (request.Terminal.Behavior is not TerminalBehavior.Sbp)
        {
            return new BankRefusal("3001", "Оплата через СБП недоступна.", string.Empty);
        }

        if (request.Body.Has("DataType") && request.Body.Text("DataType") is not "PAYLOAD")
        {
            return BankRefusal.Field("DataType", "эмулятор выдает только PAYLOAD.");
        }

        if (payment.Amount is < Least or > Most)
        {
            return new BankRefusal("3016", "Сумма вне пределов, допустимых для СБП.", $"От {Least} до {Most} копеек.");
        }

        return payment.AwaitsBuyer ? null : BankRefusal.WrongState("8", payment.Status);
    }
}
