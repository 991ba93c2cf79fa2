using System.Diagnostics;
using System.Globalization;

namespace CleanAcquiring.CrashPoints;

/// <summary>The points passed since the file <c>armed</c> lies in the folder; at the one whose number is in it, the process dies.</summary>
public sealed class Points(string folder)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Folder = "KILL_POINTS";

    /// <summary>Holds the number of the point, 0 for none.</summary>
    public const string Armed = "armed";

    /// <summary>Gets the name of each point that was passed.</summary>
    public const string Passed = "passed";

    private readonly Lock gate = new();
    private int deadly = -1;
    private int count;

    internal void Pass(string name)
    {
        lock (gate)
        {
            if (deadly < 0 && !TryArm())
                return;
            File.AppendAllLines(Path.Combine(folder, Passed), [name]);
            if (++count == deadly)
                Process.GetCurrentProcess().Kill();
        }
    }

    private bool TryArm()
    {
        var file = Path.Combine(folder, Armed);
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out deadly);
    }
}
