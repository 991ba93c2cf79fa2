using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>The rules that only the text can tell.</summary>
internal static partial class SourceRules
{
    private const int LongestFile = 200;
    private const int LongestHandler = 40;

    public static IReadOnlyList<SourceRule> All =>
    [
        new("A file has 200 lines at most", "src/Domain/Planted/Long.cs",
            _ => true,
            file => file.Lines.Count > LongestFile ? [$"{file.Lines.Count} lines"] : []),
        new("A file holds one type and is named like it", "src/Domain/Planted/Two.cs",
            _ => true,
            Types.ErrorLog),
        new("A namespace follows its folder", "src/Domain/Planted/Astray.cs",
            file => file.IsProduct && Namespace().IsMatch(file.Text),
            file => Namespace().Match(file.Text).Groups["name"].Value is var name && name == Folder(file) ? [] : [$"namespace {name}"]),
        new("A handler reads as a paragraph of 40 lines at most", "src/Application/Planted/LongHandler.cs",
            file => file.IsProduct && file.Path.EndsWith("Handler.cs", StringComparison.Ordinal) && Paragraph.Starts(file),
            file => Paragraph.LengthOf(file) is > LongestHandler and var length ? [$"Handle has {length} lines"] : []),
        new("A log template never takes an object apart", "src/Infrastructure/Planted/Destructuring.cs",
            file => file.IsProduct && file.Text.Contains("LoggerMessage", StringComparison.Ordinal),
            file => file.Text.Contains("{@", StringComparison.Ordinal) ? ["a template with {@"] : []),
        new("A log message takes no request, body or secret", "src/Infrastructure/Planted/Talkative.cs",
            file => file.IsProduct && file.Text.Contains("LoggerMessage", StringComparison.Ordinal),
            file => LogParameters().Matches(file.Text).Where(log => Telltale().IsMatch(log.Groups["parameters"].Value)).Select(log => log.Value)),
        new("A test is a sentence", "tests/Domain.Tests/Planted/Unspoken.cs",
            file => file.IsTest && TestMethod().IsMatch(file.Text),
            file => TestMethod().Matches(file.Text).Select(test => test.Groups["name"].Value).Where(name => !name.Contains('_', StringComparison.Ordinal))),
        new("A test never skips itself", "tests/Domain.Tests/Planted/Skipped.cs",
            file => file.IsTest && TestMethod().IsMatch(file.Text),
            file => Skip().Matches(file.Text).Select(skip => skip.Value)),
        new("A warning is silenced only with a reason beside it", "src/Domain/Planted/Silenced.cs",
            _ => true,
            file => Silenced().Matches(file.Text).Select(silenced => silenced.Value.Trim()).Where(line => !Reason().IsMatch(line))),
    ];

    private static string Folder(SourceFile file) =>
        "CleanAcquiring." + Path.GetDirectoryName(file.Path["src/".Length..])!.Replace('/', '.').Replace('\\', '.');

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"static partial void \w+\((?<parameters>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogParameters();

    [GeneratedRegex(@"\b(request|response|body|payload|content|token|secret|password|card|email|phone)(,|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Telltale();

    [GeneratedRegex(@"\[(Fact|Theory)\b[^;{]*?\bpublic\s[^;{(]*?\s(?<name>\w+)(<\w+>)?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\[(Fact|Theory|InlineData|MemberData|ClassData)\([^\]]*\bSkip\w*\s*=[^\]]*\]|\bAssert\.Skip\w*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Skip();

    [GeneratedRegex(@"^[ \t]*(#pragma warning disable.*|\[(assembly: )?SuppressMessage\([^\]]*\])", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Silenced();

    [GeneratedRegex(@"//\s*\w|Justification\s*=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reason();
}
