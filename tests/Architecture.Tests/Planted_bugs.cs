using System.Diagnostics;
using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

/// <summary>The bugs that build/planted.sh plants; a patch that no longer fits would plant none.</summary>
public sealed class Planted_bugs
{
    public static TheoryData<string> Patches =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "build/planted"), "*.patch")
            .Select(path => Path.GetFileName(path))
            .Order(),
    ];

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task Its_patch_fits_the_code_and_names_its_tests(string patch)
    {
        var path = Path.Combine(Repository.Root, "build/planted", patch);
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--check", path])
        {
            WorkingDirectory = Repository.Root, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var said = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);

        git.ExitCode.ShouldBe(0, said);
        (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).ShouldContain(line =>
            line.StartsWith("test: ", StringComparison.Ordinal) && line.Split(' ').Length == 3);
    }
}
