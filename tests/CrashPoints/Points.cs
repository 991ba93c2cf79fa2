using System.Diagnostics;
using System.Globalization;

namespace CleanAcquiring.CrashPoints;

/// <summary>Counts crash points from the moment the file <c>armed</c> exists, and kills the process at the number in it.</summary>
public sealed class Points(string folder)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Folder = "CRASH_POINTS";

    /// <summary>File with the number of the crash point; 0 for none.</summary>
    public const string Armed = "armed";

    /// <summary>File with the names of the points passed.</summary>
    public const string Passed = "passed";

    private readonly Lock gate = new();
    private int target = -1;
    private int count;

    internal void Pass(string name)
    {
        lock (gate)
        {
            if (target < 0 && !TryArm())
                return;
            File.AppendAllLines(Path.Combine(folder, Passed), [name]);
            if (++count == target)
                Process.GetCurrentProcess().Kill();
        }
    }

    private bool TryArm()
    {
        var file = Path.Combine(folder, Armed);
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out target);
    }
}
