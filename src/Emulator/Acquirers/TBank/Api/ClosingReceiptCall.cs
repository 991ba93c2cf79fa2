using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Sets a prepayment off. The first receipt must have said that it was one.</summary>
internal sealed class ClosingReceiptCall(PaymentStore store) : IBankCall
{
    public string Name => "SendClosingReceipt";

    public string Path => $"/cashbox/{Name}";

    public JsonObject Answer(SignedRequest request) => request.AboutPayment(store, payment =>
    {
        var refusal = payment.Status is not (BankStatus.Confirmed or BankStatus.PartialRefunded)
                ? BankRefusal.WrongState("8", payment.Status)
            : !IsPrepaid(payment.Order.Receipt) ? BankRefusal.Receipt("311", "Первый чек не был предоплатой.")
            : ReceiptRules.Check(request.Body, payment.Remaining);
        if (refusal is not null)
        {
            return Responses.Refused(refusal, request.Terminal.TerminalKey);
        }

        payment.ClosingReceipts++;
        return Responses.Accepted(request.Terminal);
    });

    private static bool IsPrepaid(JsonElement receipt) =>
        receipt.Member("Items") is { ValueKind: JsonValueKind.Array } items
        && items.EnumerateArray().All(item => item.Text("PaymentMethod") is "full_prepayment" or "prepayment" or "advance");
}
