using System.Diagnostics;
using CleanAcquiring.CrashPoints;

/// <summary>
/// Loaded into an unchanged gateway by <c>DOTNET_STARTUP_HOOKS</c>: counts the points before and after each database write and each
/// HTTP call, and kills the process at one of them. The runtime requires this name outside any namespace.
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
        Calls.PassTo(points);
        DiagnosticListener.AllListeners.Subscribe(new Listeners(points));
    }
}
