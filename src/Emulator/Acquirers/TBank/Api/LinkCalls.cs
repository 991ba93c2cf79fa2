using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Gives links that open a payment in an app, without the bank's form: unsigned GETs. Behind them is the bank's page.</summary>
internal static class LinkCalls
{
    public static void Map(IEndpointRouteBuilder bank)
    {
        bank.MapGet("/v2/TinkoffPay/terminals/{key}/status", (string key) => Answer(Status(key)));
        bank.MapGet("/v2/TinkoffPay/transactions/{id:long}/versions/2.0/link", (long id, PaymentStore store) => Answer(Link(store, id)))
            .WithFaults("tbank.link");
        bank.MapGet("/v2/SberPay/transactions/{id:long}/link", (long id, PaymentStore store) => Answer(Link(store, id)))
            .WithFaults("tbank.link");
    }

    private static JsonObject Status(string key)
    {
        if (DemoTerminals.Find(key) is not { } terminal)
        {
            return Responses.Refused(BankRefusal.UnknownTerminal, key);
        }

        var answer = Responses.Accepted(terminal);
        answer["Params"] = new JsonObject { ["Allowed"] = true, ["Version"] = "2.0" };
        return answer;
    }

    private static JsonObject Link(PaymentStore store, long id) => store.With(id, payment =>
    {
        if (payment is null)
        {
            return Responses.Refused(BankRefusal.PaymentNotFound);
        }

        if (!payment.AwaitsBuyer)
        {
            return Responses.Refused(BankRefusal.WrongState("8", payment.Status), payment.Order.Terminal.TerminalKey);
        }

        var answer = Responses.Accepted(payment.Order.Terminal);
        answer["Params"] = new JsonObject { ["RedirectUrl"] = payment.PayUrl, ["WebQR"] = payment.PayUrl };
        return answer;
    });

    private static IResult Answer(JsonObject answer) => Results.Text(answer.Write(), "application/json");
}
