namespace CleanAcquiring.Architecture.Tests.Projects;

/// <summary>What every project has to carry, whatever it is for.</summary>
internal static class ProjectRules
{
    /// <summary>What is wrong with the project; empty when nothing is.</summary>
    public static IEnumerable<string> ErrorLog(EvaluatedProject project)
    {
        if (!string.Equals(project.Property("TreatWarningsAsErrors"), "true", StringComparison.OrdinalIgnoreCase))
            yield return "warnings are not errors";
        if (!string.Equals(project.Property("Nullable"), "enable", StringComparison.OrdinalIgnoreCase))
            yield return "nullable references are not checked";
        if (!project.Items("AdditionalFiles").Any(file => file.EndsWith("build/BannedSymbols.txt", StringComparison.Ordinal)))
            yield return "build/BannedSymbols.txt is not wired in";
        if (!project.Items("PackageReference").Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers"))
            yield return "the analyzer of banned symbols is missing";
        if ($"{project.Property("NoWarn")};{project.Property("WarningsNotAsErrors")}".Contains("RS0030", StringComparison.OrdinalIgnoreCase))
            yield return "RS0030, the use of a banned symbol, is silenced";
    }
}
