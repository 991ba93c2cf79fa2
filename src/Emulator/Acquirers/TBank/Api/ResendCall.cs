using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

internal sealed class ResendCall(NotificationOutbox outbox) : IBankCall
{
    public string Name => "Resend";

    public JsonObject Answer(SignedRequest request)
    {
        var unaccepted = outbox.Unaccepted(request.Terminal.TerminalKey);
        foreach (var notification in unaccepted)
        {
            _ = outbox.Post(notification);
        }

        var answer = Responses.Accepted(request.Terminal);
        answer["Count"] = unaccepted.Count;
        return answer;
    }
}
