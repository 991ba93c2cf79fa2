using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Finds documentation that opens with a riddle where a verb or a noun is expected.</summary>
internal static partial class Summaries
{
    public static bool Concerns(SourceFile file) => file.IsCode && file.Text.Contains("/// <", StringComparison.Ordinal);

    public static IEnumerable<string> Violations(SourceFile file) =>
        Opening().Matches(file.Text).Select(match => $"line {LineOf(file, match.Index)}: {match.Value.ReplaceLineEndings(" ")}");

    private static int LineOf(SourceFile file, int index) => file.Text.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(
        @"<(summary|remarks|returns|(param|typeparam)\s[^>]*)>\s*(///\s*)?" +
        @"(What|Who|Whose|Whom|Which|Whether|How|Why|Nothing|Nobody|Everything that)\b[^\n<]*",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Opening();
}
