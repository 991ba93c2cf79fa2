namespace CleanAcquiring.Architecture.Tests.Projects;

/// <summary>The settings that every project has to have.</summary>
internal static class ProjectRules
{
    /// <summary>One line per missing or silenced setting.</summary>
    public static IEnumerable<string> Violations(EvaluatedProject project)
    {
        if (!string.Equals(project.Property("TreatWarningsAsErrors"), "true", StringComparison.OrdinalIgnoreCase))
            yield return "warnings are not errors";
        if (!string.Equals(project.Property("Nullable"), "enable", StringComparison.OrdinalIgnoreCase))
            yield return "nullable references are not checked";
        if (!project.Items("AdditionalFiles").Any(file => file.EndsWith("build/BannedSymbols.txt", StringComparison.Ordinal)))
            yield return "build/BannedSymbols.txt is not wired in";
        if (!project.Items("PackageReference").Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers"))
            yield return "the analyzer of banned symbols is missing";
        var silenced = $"{project.Property("NoWarn")};{project.Property("WarningsNotAsErrors")}";
        if (silenced.Contains("RS0030", StringComparison.OrdinalIgnoreCase))
            yield return "RS0030, the use of a banned symbol, is silenced";
    }
}
