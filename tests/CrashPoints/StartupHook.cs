using System.Diagnostics;
using CleanAcquiring.CrashPoints;

/// <summary>
/// Loaded into a gateway as it is by <c>DOTNET_STARTUP_HOOKS</c>: counts the points before and after each write to the database and each
/// call to the outside, and kills the process at one of them. The runtime looks for this name outside any namespace.
/// </summary>
#pragma warning disable CA1050, MA0047, MA0036, CA1052, S1118 // The runtime's contract.
internal sealed class StartupHook
{
    private static readonly Calls Calls = new();

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Points.Folder) is not { } folder)
            return;
        var points = new Points(folder);
        Calls.Tell(points);
        DiagnosticListener.AllListeners.Subscribe(new Listeners(points));
    }
}
