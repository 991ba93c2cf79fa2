using System.Text.Json;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>What asking for an invoice's element brought.</summary>
internal abstract record ElementReading
{
    private ElementReading()
    {
    }

    public sealed record Found(long ListId, JsonElement Element) : ElementReading
    {
        // A buyer's data.
        public override string ToString() => $"in {ListId}";
    }

    public sealed record Missing : ElementReading;

    public sealed record Closed(string Reason) : ElementReading;
}
