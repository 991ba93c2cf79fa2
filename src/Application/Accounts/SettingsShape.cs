using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Checks the texts of settings: their length, their characters, and that no status has two meanings.</summary>
public static class SettingsShape
{
    private const int LongestText = 100;
    private const int MostStatuses = 50;

    /// <summary>The first fault of each text that cannot be taken, by the name of its field.</summary>
    public static IReadOnlyDictionary<string, string> FaultsOf(SellerSettings settings)
    {
        var faults = new Dictionary<string, string>(FaultsOf(settings.Contacts), StringComparer.Ordinal);
        foreach (var (field, fault) in FaultsOf(settings.StatusNames))
            faults.Add(field, fault);
        foreach (var (field, fault) in FaultsOf(settings.HandedOverStages))
            faults.Add(field, fault);
        return faults;
    }

    public static IReadOnlyDictionary<string, string> FaultsOf(SellerContacts contacts) => Faults(
        ("contactName", TextFault(contacts.Name)),
        ("contactPhone", TextFault(contacts.Phone) ?? (IsPhone(contacts.Phone) ? null : "no_phone")),
        ("contactEmail", TextFault(contacts.Email) ?? (IsEmail(contacts.Email) ? null : "no_email")));

    public static IReadOnlyDictionary<string, string> FaultsOf(StatusNames names) => Faults(
        ("payable", ListFault(names.Payable, [])),
        ("paid", ListFault(names.Paid, names.Payable)),
        ("refunded", ListFault(names.Refunded, [.. names.Payable, .. names.Paid])),
        ("handedOver", ListFault(names.HandedOver, [])));

    public static IReadOnlyDictionary<string, string> FaultsOf(IReadOnlyList<DealStage> stages) =>
        Faults(("handedOverStages", stages.Count > MostStatuses ? "too_many" : null));

    private static Dictionary<string, string> Faults(params (string Field, string? Fault)[] checks) => checks
        .Where(check => check.Fault is not null)
        .ToDictionary(check => check.Field, check => check.Fault!, StringComparer.Ordinal);

    private static string? TextFault(string? text) => text switch
    {
        null => null,
        { Length: > LongestText } => "too_long",
        _ when text.Any(char.IsControl) => "odd_characters",
        _ => null,
    };

    private static string? ListFault(IReadOnlyList<string> names, IReadOnlyList<string> others) =>
        names.Count > MostStatuses ? "too_many"
        : names.Any(string.IsNullOrEmpty) ? "empty_name"
        : names.Select(TextFault).FirstOrDefault(fault => fault is not null)
            ?? (names.Intersect(others, StringComparer.OrdinalIgnoreCase).Any() ? "two_meanings" : null);

    // Buyers see both as they stand: what cannot be dialled or written to is a mistake.
    private static bool IsPhone(string? phone) => phone is null || phone.Count(char.IsAsciiDigit) >= 2;

    private static bool IsEmail(string? email) =>
        email is null || email.Split('@') is [{ Length: > 0 }, { Length: > 0 } host] && host.Contains('.') && !email.Any(char.IsWhiteSpace);
}
