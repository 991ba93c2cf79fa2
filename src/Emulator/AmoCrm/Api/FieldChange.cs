using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>A field and what it shall hold; null clears it.</summary>
internal sealed record FieldChange(FieldDefinition Field, JsonArray? Values);
