using System.Diagnostics.Tracing;
using System.Text.RegularExpressions;

namespace CleanAcquiring.CrashPoints;

/// <summary>Hears what the HTTP client tells of its calls, as they begin and as their answer's head is there.</summary>
internal sealed partial class Calls : EventListener
{
    private Points? points;
    private string last = "";

    public void Tell(Points to) => points = to;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventName: "RequestStart", Payload: [_, _, _, string path, ..] })
        {
            last = Digits().Replace(path.Split('?')[0], "…");
            points?.Pass($"before the call of {last}");
        }
        else if (eventData.EventName is "RequestStop" or "RequestFailed")
        {
            points?.Pass($"after the call of {last}");
        }
    }

    [GeneratedRegex("[0-9]{3,}", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
