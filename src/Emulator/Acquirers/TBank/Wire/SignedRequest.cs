using System.Text.Json;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Wire;

/// <summary>A request of a known terminal whose token has been verified.</summary>
/// <param name="Terminal">Who asks.</param>
/// <param name="Body">What was asked, as it stood on the wire.</param>
/// <param name="Origin">Scheme, host and port under which this bank was called.</param>
internal sealed record SignedRequest(Terminal Terminal, JsonElement Body, string Origin);
