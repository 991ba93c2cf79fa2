using System.Diagnostics;
using System.Text.Json;

namespace CleanAcquiring.Architecture.Tests.Projects;

/// <summary>A project as MSBuild sees it, after every import and condition.</summary>
internal sealed class EvaluatedProject
{
    private readonly JsonElement evaluation;

    private EvaluatedProject(JsonElement evaluation) => this.evaluation = evaluation;

    public string Property(string name) => evaluation.GetProperty("Properties").GetProperty(name).GetString() ?? string.Empty;

    /// <summary>The identities of the items of a kind, optionally without those that only the build needs.</summary>
    public IReadOnlyList<string> Items(string kind, bool shipped = false) =>
    [
        .. evaluation.GetProperty("Items").GetProperty(kind).EnumerateArray()
            .Where(item => !shipped || !item.TryGetProperty("PrivateAssets", out var assets) || assets.GetString() != "all")
            .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/')),
    ];

    public static async Task<EvaluatedProject> ReadAsync(string project, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", project, "-nologo",
                "-getProperty:TreatWarningsAsErrors", "-getProperty:Nullable", "-getProperty:NoWarn", "-getProperty:WarningsNotAsErrors",
                "-getItem:AdditionalFiles", "-getItem:PackageReference", "-getItem:ProjectReference",
            },
        };
        // A nested build must find its own parts, not those of the build that runs the tests.
        var inherited = start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var variable in inherited)
            start.Environment.Remove(variable);

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        process.ExitCode.ShouldBe(0, output);
        return new(JsonDocument.Parse(output).RootElement);
    }
}
