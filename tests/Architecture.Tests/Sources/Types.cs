using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Finds the types that a file declares at its top level: what stands in the first column.</summary>
internal static partial class Types
{
    public static IEnumerable<string> ErrorLog(SourceFile file)
    {
        // A type with and without type parameters shares a name, so it shares a file.
        var names = Declaration().Matches(file.Text).Select(match => match.Groups["name"].Value).Distinct().ToList();
        if (names.Count > 1)
            yield return $"declares {string.Join(", ", names)}";

        var expected = Path.GetFileName(file.Path).Split('.')[0];
        if (names.Count == 1 && names[0] != expected)
            yield return $"declares {names[0]}";
    }

    [GeneratedRegex(
        @"^((public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*(class|interface|enum|record( struct| class)?|struct|delegate [\w<>?\[\]]+) (?<name>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000)]
    private static partial Regex Declaration();
}
