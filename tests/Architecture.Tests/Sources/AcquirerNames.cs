using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Finds an acquirer's name outside the acquirer's own folders and the two registrations.</summary>
internal static partial class AcquirerNames
{
    private static readonly HashSet<string> Kinds = new([".cs", ".razor", ".csproj", ".resx"], StringComparer.Ordinal);

    // A switch of Chromium's, not the acquirer.
    private const string BrowserSwitch = "--no-sandbox";

    private static readonly string[] Registrations =
        ["src/Infrastructure/Acquirers/AcquirersRegistration.cs", "src/Emulator/Acquirers/AcquirersRegistration.cs"];

    /// <summary>Every acquirer has a folder in Infrastructure, named like it.</summary>
    private static IReadOnlyList<string> All { get; } =
    [
        .. Repository.Files.Concat(Repository.Planted)
            .Select(file => Folder().Match(file.Path))
            .Where(match => match.Success)
            .Select(match => match.Groups["name"].Value)
            .Distinct(),
    ];

    public static bool Concerns(SourceFile file) =>
        Kinds.Contains(file.Extension)
        && (file.IsProduct || file.IsTest)
        && !file.Path.StartsWith("tests/Architecture.", StringComparison.Ordinal)
        && !Registrations.Contains(file.Path);

    public static IEnumerable<string> Violations(SourceFile file)
    {
        foreach (var name in All.Where(name => !file.HasFolder(name)))
        {
            var pattern = Pattern(name);
            if (pattern.IsMatch(file.Path))
                yield return $"is named like {name}";
            foreach (var (index, line) in file.Lines.Index().Where(line =>
                pattern.IsMatch(line.Item.Replace(BrowserSwitch, "", StringComparison.Ordinal))))
                yield return $"line {index + 1} names {name}: {line.Trim()}";
        }
    }

    /// <summary>
    /// The name in any case, as words of an identifier or of prose: <c>TBankClient</c>, <c>tbank</c>, <c>T-Bank</c>;
    /// never inside of a word, as "rbs" is in "verbs".
    /// </summary>
    private static Regex Pattern(string name)
    {
        var words = WordStart().Split(name).Where(word => word.Length > 0).ToList();
        var camel = string.Join("[-_ ]?", words);
        var lower = string.Join("[-_]?", words.Select(word => word.ToLowerInvariant()));
        var upper = string.Join("[-_]?", words.Select(word => word.ToUpperInvariant()));
        return new(
            $@"(?<![A-Z]){camel}(?![a-z])|(?<![A-Za-z]){lower}(?![a-z])|(?<![A-Z]){upper}(?![A-Za-z])",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"^src/Infrastructure/Acquirers/(?<name>\w+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Folder();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordStart();
}
