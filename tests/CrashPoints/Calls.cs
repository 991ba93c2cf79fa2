using System.Diagnostics.Tracing;
using System.Text.RegularExpressions;

namespace CleanAcquiring.CrashPoints;

/// <summary>Passes a point before each HTTP call and when the headers of its response arrive.</summary>
internal sealed partial class Calls : EventListener
{
    private Points? points;
    private string last = "";

    public void PassTo(Points target) => points = target;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventName: "RequestStart", Payload: [_, _, _, string path, ..] })
        {
            last = Ids().Replace(path.Split('?')[0], "…");
            points?.Pass($"before the call of {last}");
        }
        else if (eventData.EventName is "RequestStop" or "RequestFailed")
        {
            points?.Pass($"after the call of {last}");
        }
    }

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{3,}", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
