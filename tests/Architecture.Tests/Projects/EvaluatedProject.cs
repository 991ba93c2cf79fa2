using System.Diagnostics;
using System.Text.Json;

namespace CleanAcquiring.Architecture.Tests.Projects;

/// <summary>A project as MSBuild sees it, after every import and condition.</summary>
internal sealed class EvaluatedProject
{
    private readonly JsonElement answer;

    private EvaluatedProject(JsonElement answer) => this.answer = answer;

    public string Property(string name) => answer.GetProperty("Properties").GetProperty(name).GetString() ?? string.Empty;

    /// <summary>The identities of the items of a kind; those that only help to build are left out on demand.</summary>
    public IReadOnlyList<string> Items(string kind, bool shipped = false) =>
    [
        .. answer.GetProperty("Items").GetProperty(kind).EnumerateArray()
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
                "-getProperty:TreatWarningsAsErrors", "-getProperty:NoWarn", "-getProperty:WarningsNotAsErrors", "-getProperty:Nullable",
                "-getItem:AdditionalFiles", "-getItem:PackageReference", "-getItem:ProjectReference",
            },
        };
        // The build that runs us must not tell another one where its parts are.
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        process.ExitCode.ShouldBe(0, output);
        return new(JsonDocument.Parse(output).RootElement);
    }
}
