using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Calls;

internal sealed class ResendCall(NotificationOutbox outbox) : IBankCall
{
    public string Name => "Resend";

    public JsonObject Answer(SignedRequest request)
    {
        var unheard = outbox.Unaccepted(request.Terminal.Key);
        foreach (var notification in unheard)
        {
            _ = outbox.Post(notification);
        }

        var answer = Answers.Accepted(request.Terminal);
        answer["Count"] = unheard.Count;
        return answer;
    }
}
