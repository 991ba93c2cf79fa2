using System.Globalization;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>The capabilities of each acquirer, from its profile and from the powers that it announces.</summary>
public static class CapabilityTable
{
    private const string Yes = "yes";
    private const string No = "–";

    private static readonly (string Title, Func<IAcquirer, string> Of)[] Rows =
    [
        ("name in addresses", it => $"`{it.Profile.Name}`"),
        ("currencies", it => it.Profile.Currencies.Count > 3
            ? Number(it.Profile.Currencies.Count)
            : string.Join(", ", it.Profile.Currencies.Select(currency => currency.Code).Order(StringComparer.Ordinal))),
        ("largest payment", it => it.Profile.MaxAmount is { } most ? Number(most / 100m) : No),
        ("ways to pay that the seller chooses", it => it.Profile.Methods is { } methods ? Number(methods.All.Count) : No),
        ("the form lives, hours", it => Range(Lifetimes(it).Select(life => life.TotalHours))),
        ("takes a hold (`ICaptures`)", Offers<ICaptures>),
        ("length of a hold is known", it => HasHoldLength(it) ? Yes : No),
        ("releases a hold (`IVoids`)", Offers<IVoids>),
        ("ends an unpaid form (`ICancellations`)", Offers<ICancellations>),
        ("opening may be repeated, hours (`IRepeatableStart`)", it => it is IRepeatableStart start ? Hours(start.KeyLifetime) : No),
        ("refunds (`IRefunds`)", Offers<IRefunds>),
        ("tells what became of a refund (`IOperationQueries`)", Offers<IOperationQueries>),
        ("the payment's state shows refunds", it => it.Profile.QueryShowsRefunds ? Yes : No),
        ("fiscal receipts, lines at most", it => it.Profile.Fiscal is { } fiscal ? Number(fiscal.Limits.MaxLines) : No),
        ("VAT rates in receipts", it => it.Profile.Fiscal is { } fiscal ? Number(fiscal.Rates.Count) : No),
        ("receipts go to an e-mail only", it => it.Profile.Fiscal is { NeedsEmail: true } ? Yes : No),
        ("closing receipt (`IClosingReceipts`)", Offers<IClosingReceipts>),
        ("checks settings (`ISettingsCheck`)", Offers<ISettingsCheck>),
        ("takes the addresses of notifications (`INotificationRegistration`)", Offers<INotificationRegistration>),
        ("notifications by", it => string.Join(", ", it.Profile.NotificationMethods)),
        ("topics of notifications", it => Listed(it.Profile.NotificationTopics)),
        ("headers of notifications", it => Listed(it.Profile.NotificationHeaders)),
    ];

    /// <summary>Acquirers in the order of their titles.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<IAcquirer> acquirers)
    {
        var columns = acquirers.OrderBy(acquirer => acquirer.Profile.Title, StringComparer.Ordinal).ToList();
        return
        [
            $"| | {string.Join(" | ", columns.Select(acquirer => acquirer.Profile.Title))} |",
            $"|---|{string.Concat(columns.Select(_ => "---|"))}",
            .. Rows.Select(row => $"| {row.Title} | {string.Join(" | ", columns.Select(row.Of))} |"),
        ];
    }

    private static string Offers<TPower>(IAcquirer acquirer) => acquirer is TPower ? Yes : No;

    private static IEnumerable<TimeSpan> Lifetimes(IAcquirer acquirer) =>
        acquirer.Profile.Methods?.All.Select(method => method.Lifetime) ?? [acquirer.Profile.PaymentLifetime];

    private static bool HasHoldLength(IAcquirer acquirer) =>
        acquirer.Profile.Methods?.All.Any(method => method.HoldLength is not null) ?? acquirer.Profile.HoldLength is not null;

    private static string Range(IEnumerable<double> values)
    {
        var known = values.Distinct().Order().Select(value => value.ToString("0.##", CultureInfo.InvariantCulture)).ToList();
        return known.Count > 1 ? $"{known[0]} to {known[^1]}" : known[0];
    }

    private static string Hours(TimeSpan time) => time.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Listed(IReadOnlyCollection<string> names) =>
        names.Count > 0 ? string.Join(", ", names.Select(name => $"`{name}`")) : No;
}
