using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>
/// The facts of an acquirer, stated once: the seller's form, the rules, the egress policy, the redirect check and the address of its
/// notifications read them here.
/// </summary>
public sealed record AcquirerProfile
{
    /// <summary>Short name, lower case: the part of addresses and configuration names.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<SettingField> Settings { get; init; }

    public required IReadOnlyCollection<Currency> Currencies { get; init; }

    /// <summary>No money moves: its payments, notes and entries of lists are marked as a test.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Numbers of the accounts that may use it; null for all.</summary>
    public IReadOnlyCollection<long>? Accounts { get; init; }

    /// <summary>The largest sum of one payment in minor units (kopecks); null where the acquirer names none.</summary>
    public long? MaxAmount { get; init; }

    /// <summary>Hosts that we call (exact names); the configured address's host is added to them.</summary>
    public required IReadOnlyCollection<string> ApiHosts { get; init; }

    /// <summary>Suffixes of the hosts to which a buyer is sent; another host is let through and reported.</summary>
    public required IReadOnlyCollection<string> PageHosts { get; init; }

    /// <summary>Pages may be plain http: only where the acquirer's configured address is.</summary>
    public bool AllowsPlainHttpPages { get; init; }

    /// <summary>The receipts that it makes; null for an acquirer without fiscal receipts, whose form has none of their fields.</summary>
    public FiscalCapabilities? Fiscal { get; init; }

    /// <summary>HTTP methods by which its notifications come; others find no such address.</summary>
    public IReadOnlyCollection<string> NotificationMethods { get; init; } = ["POST"];

    /// <summary>The topics that may follow the key in the address of its notifications; others find no such address.</summary>
    public IReadOnlyCollection<string> NotificationTopics { get; init; } = [];

    /// <summary>Lower-case names of the headers that a reading needs, such as a signature; no other header is stored.</summary>
    public IReadOnlyCollection<string> NotificationHeaders { get; init; } = [];

    /// <summary>
    /// Version of <see cref="IAcquirer.Read"/>: one more with each correction, so that the results of an older one can be found and
    /// processed again.
    /// </summary>
    public int ParserVersion { get; init; } = 1;

    /// <summary>The time that a buyer has to pay, where no method says otherwise.</summary>
    public TimeSpan PaymentLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The time for which an authorization lasts at least, where no method says otherwise; null where it is not known.</summary>
    public HoldLength? HoldLength { get; init; }

    /// <summary>The ways to pay between which the seller's settings choose; null where there is no choice.</summary>
    public AcquirerMethods? Methods { get; init; }

    /// <summary>
    /// False where a status query never shows refunds: a refund without an answer then waits for a person, it is not taken for refused.
    /// </summary>
    public bool QueryShowsRefunds { get; init; } = true;

    /// <summary>True where the account may set it up and its buyers may pay by it.</summary>
    public bool IsOpenTo(TenantKey tenant) => Accounts?.Contains(tenant.AccountId) != false;

    /// <summary>The time that a buyer has to pay with these settings.</summary>
    public TimeSpan LifetimeFor(AcquirerConnection connection) => MethodOf(connection)?.Lifetime ?? PaymentLifetime;

    /// <summary>The time for which an authorization lasts at least with these settings; null where it is not known.</summary>
    public HoldLength? HoldLengthFor(AcquirerConnection connection) =>
        MethodOf(connection) is { } method ? method.HoldLength : HoldLength;

    /// <summary>
    /// True where two settings lead to the same shop of the acquirer and differ in secrets or conveniences alone: the required texts
    /// that are no secrets name it.
    /// </summary>
    public bool IsSameShop(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right)
    {
        // Test payments may have secrets of their own at the same shop.
        var fields = Settings.Where(field => IsName(field) || field.Key == CommonSettings.TestModeKey).ToList();
        return fields.Exists(IsName) && fields.TrueForAll(field => Of(left, field) == Of(right, field));
    }

    private AcquirerMethod? MethodOf(AcquirerConnection connection) =>
        Methods?.Read(connection) is { IsRefused: false } method ? method.Value : null;

    private static bool IsName(SettingField field) => field is { Type: SettingType.Text, Required: true, Secret: false };

    private static string? Of(IReadOnlyDictionary<string, string> values, SettingField field) =>
        values.GetValueOrDefault(field.Key) ?? field.Default;
}
