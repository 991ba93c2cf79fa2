using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Rules;

/// <summary>How long the link lives: whole seconds, an offset in figures, between a minute and ninety days from now.</summary>
internal static partial class DueDateRules
{
    private const string Name = "RedirectDueDate";
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(24);

    public static BankRefusal? Check(JsonElement body, DateTimeOffset now)
    {
        if (!body.Has(Name))
        {
            return null;
        }

        return Read(body) switch
        {
            null => BankRefusal.Malformed(string.Empty),
            { } due when due < now.AddMinutes(1) || due > now.AddDays(90) => new BankRefusal(
                "12",
                "Неверный параметр RedirectDueDate.",
                string.Empty
            ),
            _ => null,
        };
    }

    public static DateTimeOffset DueAt(JsonElement body, DateTimeOffset now) => Read(body) ?? now + UsualLifetime;

    private static DateTimeOffset? Read(JsonElement body) =>
        body.Text(Name) is { } text
        && Shape().IsMatch(text)
        && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            ? due
            : null;

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
