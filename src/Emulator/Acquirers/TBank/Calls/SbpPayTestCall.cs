using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

/// <summary>Pays, refuses or lets expire an SBP payment without a buyer.</summary>
internal sealed class SbpPayTestCall(PaymentStore store, BuyerActions buyer) : IBankCall
{
    public string Name => "SbpPayTest";

    public JsonObject Answer(SignedRequest request)
    {
        var expired = request.Body.Flag("IsDeadlineExpired");
        var rejected = request.Body.Flag("IsRejected");
        if (expired && rejected)
        {
            return Answers.Refused(BankRefusal.Malformed("IsDeadlineExpired и IsRejected взаимно исключены."), request.Terminal.Key);
        }

        return store.Answer(request, payment =>
        {
            if (!payment.QrIssued || !payment.AwaitsBuyer)
            {
                return Answers.Refused(BankRefusal.WrongState("8", payment.Status), request.Terminal.Key);
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

            return Answers.Accepted(request.Terminal);
        });
    }
}
