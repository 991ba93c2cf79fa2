using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Wire;

/// <summary>One method of the bank's protocol.</summary>
internal interface IBankCall
{
    /// <summary>The last segment of its address, in the bank's spelling.</summary>
    string Name { get; }

    JsonObject Answer(SignedRequest request);
}
