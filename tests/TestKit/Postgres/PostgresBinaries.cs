namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Finds the folder of PostgreSQL's server programs.</summary>
internal static class PostgresBinaries
{
    // Debian keeps the server's programs off PATH, a folder per major version.
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>A folder that holds both <c>initdb</c> and <c>postgres</c>, the newest version first; null when there is none.</summary>
    public static string? Find()
    {
        // The script that keeps a private server needs a POSIX shell.
        if (OperatingSystem.IsWindows())
            return null;

        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return onPath.Concat(Debian()).Where(HoldsServer).Select(Home).FirstOrDefault();
    }

    // A link to one program leads to the folder that holds them all.
    private static string Home(string folder) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(Path.Combine(folder, "initdb"), returnFinalTarget: true)?.FullName) ?? folder;

    private static IEnumerable<string> Debian() => !Directory.Exists(DebianRoot)
        ? []
        : Directory.EnumerateDirectories(DebianRoot)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
            .Select(folder => Path.Combine(folder, "bin"));

    private static bool HoldsServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
