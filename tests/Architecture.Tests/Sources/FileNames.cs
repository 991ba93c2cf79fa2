using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Compares a file's name with the types that it declares at its top level, in the first column.</summary>
internal static partial class FileNames
{
    private static readonly string[] UseCaseParts = ["Command", "Query", "Validator", "Handler", "Outcome"];

    /// <summary>A file is named like a type in it, like its use case, or, in a folder of contracts, like its resource.</summary>
    public static IEnumerable<string> Violations(SourceFile file)
    {
        var name = file.Name.Split('.')[0];
        var types = TypesIn(file);
        if (types.Count > 0 && !types.Contains(name) && !IsUseCase(name, types) && !IsResource(file, name, types))
            yield return $"declares {string.Join(", ", types)}";
    }

    public static IReadOnlyList<string> TypesIn(SourceFile file) =>
        [.. Declaration().Matches(file.Text).Select(match => match.Groups["name"].Value).Distinct()];

    private static bool IsUseCase(string name, IReadOnlyList<string> types) => UseCaseParts.Any(part => types.Contains(name + part));

    /// <summary><c>Contracts/Payments.cs</c> holds <c>PaymentResponse</c> and the other shapes of a payment.</summary>
    private static bool IsResource(SourceFile file, string name, IReadOnlyList<string> types) =>
        file.HasFolder("Contracts") && types.Any(type => type.StartsWith(Singular(name), StringComparison.Ordinal));

    private static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3]
        : name.EndsWith('s') ? name[..^1]
        : name;

    [GeneratedRegex(
        @"^((public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*" +
        @"(class|interface|enum|record( struct| class)?|struct|delegate [\w<>?\[\]]+) (?<name>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000)]
    private static partial Regex Declaration();
}
