using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CleanAcquiring.CrashPoints;

/// <summary>Passes a point before and after each write of Entity Framework.</summary>
internal sealed partial class Listeners(Points points) : IObserver<DiagnosticListener>
{
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(new Commands(points));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static object? Part(object? payload, string name) => payload?.GetType().GetProperty(name)?.GetValue(payload);

    private sealed class Commands(Points points) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            var isBefore = value.Key.EndsWith(".CommandExecuting", StringComparison.Ordinal);
            if (
                (isBefore || value.Key.EndsWith(".CommandExecuted", StringComparison.Ordinal))
                && Part(value.Value, "Command") is DbCommand command
                && NameOf(command.CommandText) is { } name
            )
                points.Pass($"{(isBefore ? "before" : "after")} the write of {name}");
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        // Claiming follow-ups writes every second, even when none is due. A crash there equals one at the next step of the work.
        private static string? NameOf(string sql)
        {
            if (sql.Contains("SKIP LOCKED", StringComparison.Ordinal))
                return null;
            var tables = Written()
                .Matches(sql)
                .Select(match => match.Groups["table"].Value)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList();
            return tables.Count == 0 ? null : string.Join(" + ", tables);
        }
    }

    [GeneratedRegex("""(?:INSERT INTO|UPDATE|DELETE FROM) "?(?<table>[a-z_]+)""", RegexOptions.None, 1000)]
    private static partial Regex Written();
}
