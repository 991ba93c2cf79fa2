using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>A note on a deal, a contact or a company (<paramref name="Entity"/> is the plural word of the address).</summary>
internal sealed record EmulatedNote(long Id, string Entity, long EntityId, string NoteType, JsonObject Parameters, long CreatedAt)
{
    public string? Text => (string?)Parameters["text"];
}
