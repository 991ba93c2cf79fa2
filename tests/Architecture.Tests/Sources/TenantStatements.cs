using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>
/// Finds statements that read or change a table without naming the tenant. The few that may do so stand here, with the reason.
/// </summary>
internal static partial class TenantStatements
{
    private const string Tables = "src/Infrastructure/Persistence/AcquiringDbContext.cs";

    public static IReadOnlyList<TenantException> Exceptions { get; } =
    [
        new("Accounts/StoredAccounts.cs", "context.Accounts.Include",
            "A link names an account number and no platform, a notification's address a random key; both lead to the tenant."),
        new("Payments/StoredPayments.cs", "payment.PublicId == publicId", "The buyer's page has an unguessable id and nothing else."),
        new("FollowUps/FollowUpQueue.cs", "UPDATE follow_ups SET lease", "A worker takes the work of every tenant, the longest due first."),
        new("FollowUps/FollowUpQueue.cs", "work.Kind == kind && work.DueAt <= now", "The age of the queue is measured over every tenant."),
        new("SchemaUpgrade.cs", "FollowUpConfiguration.Lease", "The only instance has ended, so every lease has."),
        new("Nonces/StoredNonces.cs", "nonces", "A nonce is used before its account is known; its table has no tenant."),
        new("Nonces/StoredNonces.cs", "context.Nonces", "As above."),
        new("Keys/Resealing.cs", "context.Keys", "A sealing key seals the values of every tenant; its table has no tenant."),
        new("Keys/UsedKeys.cs", "context.Keys", "As above."),
        new("Keys/UsedKeys.cs", "INTO sealing_keys", "As above."),
    ];

    /// <summary>Names of the tables in code, and of their rows in SQL.</summary>
    private static readonly HashSet<string> Sets =
        [.. Set().Matches(Repository.Files.Single(file => file.Path == Tables).Text).Select(set => set.Groups["name"].Value)];

    public static bool Concerns(SourceFile file) =>
        file.IsCode && file.IsProduct && file.Text.Contains("DbContext", StringComparison.Ordinal);

    public static IEnumerable<string> Violations(SourceFile file) =>
        Statements(file).Where(statement => !Exceptions.Any(exception => exception.Allows(file, statement)));

    /// <summary>Every statement of the file that names a table and no tenant.</summary>
    public static IEnumerable<string> Statements(SourceFile file)
    {
        var contexts = Context().Matches(file.Text).Select(match => match.Groups["name"].Value).Where(name => name.Length > 0).ToHashSet();
        var uses = Use().Matches(file.Text)
            .Where(use => contexts.Contains(use.Groups["context"].Value) && Sets.Contains(use.Groups["set"].Value))
            .Select(use => StatementAt(file.Text, use.Index))
            .Where(statement => !Named().IsMatch(statement));
        var sql = Sql().Matches(file.Text)
            .Select(match => StatementAt(file.Text, match.Index))
            .Where(statement => !NamedInSql().IsMatch(statement));
        return uses.Concat(sql);
    }

    private static string StatementAt(string text, int start) => Spaces().Replace(text[start..text.IndexOf(';', start)], " ");

    [GeneratedRegex(@"DbSet<\w+> (?<name>\w+) =>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Set();

    [GeneratedRegex(@"DbContext (?<name>\w+)[,)]|(?<name>\w+) = [\w.]+<\w*DbContext>\(\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Context();

    // What a context adds or tracks has its whole key.
    [GeneratedRegex(@"\b(?<context>\w+)\s*\.\s*(?<set>[A-Z]\w+)\b(?!\s*\.\s*(Add|Local)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();

    [GeneratedRegex(@"\bOf\(|\bPlatform == \w+\.Platform\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(FROM|JOIN|UPDATE|INTO)\s+[a-z_]{4,}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\baccount_id = \{\d|\(platform, account_id,", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedInSql();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}

/// <summary>A statement that may leave the tenant out.</summary>
/// <param name="File">Path inside the storage's folder.</param>
/// <param name="Fragment">A part of the statement by which it is known.</param>
/// <param name="Reason">The cause that no tenant can be named.</param>
internal sealed record TenantException(string File, string Fragment, string Reason)
{
    public bool Allows(SourceFile file, string statement) =>
        file.Path == $"src/Infrastructure/Persistence/{File}" && statement.Contains(Fragment, StringComparison.Ordinal);
}
