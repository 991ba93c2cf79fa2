using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>The rules that need the text of a file.</summary>
internal static partial class SourceRules
{
    private const int LongestFile = 200;
    private const int ShortestFile = 4;
    private const int LongestHandler = 40;

    public static IReadOnlyList<SourceRule> All => [.. Files, .. Texts, .. Logs, .. Tests];

    private static IReadOnlyList<SourceRule> Files =>
    [
        new("A file has 200 lines at most", ["src/Domain/Planted/Long.cs"],
            file => file.IsCode,
            file => file.Lines.Count > LongestFile ? [$"{file.Lines.Count} lines"] : []),
        new("A file of the product has more than three lines, usings left out", ["src/Domain/Planted/Tiny.cs"],
            file => file.IsCode && file.IsProduct && Namespace().IsMatch(file.Text),
            file => LengthOf(file) < ShortestFile ? [$"{LengthOf(file)} lines"] : []),
        new("A file is named like a type in it, its use case or its resource", ["src/Domain/Planted/Misnamed.cs"],
            file => file.IsCode,
            FileNames.Violations),
        new("A namespace follows its folder", ["src/Domain/Planted/Astray.cs"],
            file => file.IsCode && file.IsProduct && Namespace().IsMatch(file.Text),
            file => Namespace().Match(file.Text).Groups["name"].Value is var name && name == Folder(file) ? [] : [$"namespace {name}"]),
        new("A handler has 40 lines at most", ["src/Application/Planted/LongHandler.cs"],
            file => file.IsCode && file.IsProduct && HandleMethod.IsIn(file),
            file => HandleMethod.Lengths(file).Where(length => length > LongestHandler).Select(length => $"Handle has {length} lines")),
    ];

    private static IReadOnlyList<SourceRule> Texts =>
    [
        new("Only its own folders and the registrations name an acquirer",
            ["tests/Web.Tests/Planted/Naming.cs", "tests/Web.Tests/Planted/PlantBankPayments.cs"],
            AcquirerNames.Concerns,
            AcquirerNames.Violations),
        new("The words of the field are used", WrongWords.Planted,
            Vocabulary.Concerns,
            Vocabulary.Violations),
        new("A line has 140 columns at most", ["docs/wide.md", "src/Domain/Planted/Wide.cs"],
            LineLengths.Concerns,
            LineLengths.Violations),
        new("Documentation begins with a verb or a noun", ["src/Domain/Planted/Riddle.cs"],
            Summaries.Concerns,
            Summaries.Violations),
        new("A statement about a table names the tenant", ["src/Infrastructure/Persistence/Planted/Tenantless.cs"],
            TenantStatements.Concerns,
            TenantStatements.Violations),
        new("A warning is silenced only with a reason beside it", ["src/Domain/Planted/Silenced.cs"],
            file => file.IsCode,
            file => Silenced().Matches(file.Text).Select(silenced => silenced.Value.Trim()).Where(line => !Reason().IsMatch(line))),
    ];

    private static IReadOnlyList<SourceRule> Logs =>
    [
        new("A log template never takes an object apart", ["src/Infrastructure/Planted/Destructuring.cs"],
            file => file.IsCode && file.IsProduct && file.Text.Contains("LoggerMessage", StringComparison.Ordinal),
            file => file.Text.Contains("{@", StringComparison.Ordinal) ? ["a template with {@"] : []),
        new("A log message takes no request, body or secret", ["src/Infrastructure/Planted/Talkative.cs"],
            file => file.IsCode && file.IsProduct && file.Text.Contains("LoggerMessage", StringComparison.Ordinal),
            file => LogParameters().Matches(file.Text)
                .Where(log => Telltale().IsMatch(log.Groups["parameters"].Value))
                .Select(log => log.Value)),
    ];

    private static IReadOnlyList<SourceRule> Tests =>
    [
        new("A test's name is a sentence", ["tests/Domain.Tests/Planted/Unspoken.cs"],
            file => file.IsCode && file.IsTest && TestMethod().IsMatch(file.Text),
            file => TestMethod().Matches(file.Text)
                .Select(test => test.Groups["name"].Value)
                .Where(name => !name.Contains('_', StringComparison.Ordinal))),
        new("A test never skips itself", ["tests/Domain.Tests/Planted/Skipped.cs"],
            file => file.IsCode && file.IsTest && TestMethod().IsMatch(file.Text),
            file => Skip().Matches(file.Text).Select(skip => skip.Value)),
    ];

    private static int LengthOf(SourceFile file) => file.Lines.Count(line => !line.StartsWith("using ", StringComparison.Ordinal));

    private static string Folder(SourceFile file) =>
        "CleanAcquiring." + Path.GetDirectoryName(file.Path["src/".Length..])!.Replace('/', '.').Replace('\\', '.');

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"static partial void \w+\((?<parameters>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogParameters();

    [GeneratedRegex(
        @"\b(request|response|body|payload|content|token|secret|password|card|email|phone)(,|$)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Telltale();

    [GeneratedRegex(@"\[(Fact|Theory)\b[^;{]*?\bpublic\s[^;{(]*?\s(?<name>\w+)(<\w+>)?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestMethod();

    [GeneratedRegex(
        @"\[(Fact|Theory|InlineData|MemberData|ClassData)\([^\]]*\bSkip\w*\s*=[^\]]*\]|\bAssert\.Skip\w*\(",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Skip();

    [GeneratedRegex(
        @"^[ \t]*(#pragma warning disable.*|\[(assembly: )?SuppressMessage\([^\]]*\])",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000)]
    private static partial Regex Silenced();

    [GeneratedRegex(@"//\s*\w|Justification\s*=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reason();
}
