using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>A seller's CRM account with what was installed, decided and set up in it.</summary>
public sealed class Account
{
    private readonly List<PaymentMethod> methods = [];
    private readonly List<JournalEntry> journal = [];

    public Account(TenantKey tenant, CrmProfile profile, DateTimeOffset installedAt)
    {
        Tenant = tenant;
        Profile = profile;
        InstalledAt = installedAt;
        Status = AccountStatus.Active;
        Settings = SellerSettings.Default;
    }

    // For the mapper of the database, which fills the properties afterwards.
    private Account()
    {
        Profile = null!;
        Settings = null!;
    }

    public TenantKey Tenant { get; private set; }

    public AccountStatus Status { get; private set; }

    public CrmProfile Profile { get; private set; }

    public SellerSettings Settings { get; private set; }

    /// <summary>Grows with every change of the settings; a form made from an older one may not overwrite a newer one.</summary>
    public int SettingsVersion { get; private set; }

    public DateTimeOffset InstalledAt { get; private set; }

    /// <summary>The first time at which it was found not active; some time later its data is erased.</summary>
    public DateTimeOffset? InactiveSince { get; private set; }

    /// <summary>The time at which its tokens, credentials, names and contacts were erased.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Those that are set up.</summary>
    public IReadOnlyList<PaymentMethod> Methods => [.. methods.Where(method => method.RemovedAt is null)];

    /// <summary>Those that were removed: their notification addresses live on.</summary>
    public IReadOnlyList<PaymentMethod> RemovedMethods => [.. methods.Where(method => method.RemovedAt is not null)];

    /// <summary>Entries written so far; the number of the last one.</summary>
    public int JournalLength { get; private set; }

    /// <summary>Only the new entries: an account is loaded without the older ones.</summary>
    public IReadOnlyList<JournalEntry> Journal => journal;

    public bool IsActive => Status == AccountStatus.Active;

    /// <summary>A method that is set up.</summary>
    public PaymentMethod? Find(MethodCode code) => FindEver(code) is { RemovedAt: null } method ? method : null;

    /// <summary>A method that is or was set up: its payments and their notifications need it still.</summary>
    public PaymentMethod? FindEver(MethodCode code) => methods.Find(method => method.Code == code);

    /// <summary>Those that are or were set up: the payments of a removed one stay.</summary>
    public IReadOnlyList<PaymentMethod> FindAllEver() => methods;

    /// <summary>The method of a notification address, however it was changed since.</summary>
    public PaymentMethod? FindByNotificationKey(string acquirer, string key) =>
        methods.Find(method => method.NotificationKey == key && method.Credentials.Any(version => version.Acquirer == acquirer));

    public void Install(CrmProfile profile, DateTimeOffset now)
    {
        Profile = profile;
        InstalledAt = now;
        Status = AccountStatus.Active;
        InactiveSince = null;
    }

    public void Learn(CrmProfile profile) => Profile = profile;

    public void Disconnect() => Status = AccountStatus.Disconnected;

    /// <summary>The refresh token died; a disconnected account stays disconnected.</summary>
    public void RequireReauthorization()
    {
        if (Status == AccountStatus.Active)
            Status = AccountStatus.ReauthorizationRequired;
    }

    /// <summary>Notes since when it is not active, and forgets that once it is.</summary>
    public void NoteActivity(DateTimeOffset now) => InactiveSince = IsActive ? null : InactiveSince ?? now;

    public void Decide(SellerSettings settings)
    {
        Settings = settings;
        SettingsVersion++;
    }

    public void Add(PaymentMethod method) => methods.Add(method);

    /// <summary>Writes into the journal what a person changed.</summary>
    public void Record(
        Actor by,
        string act,
        string subject,
        IReadOnlyDictionary<string, string?> before,
        IReadOnlyDictionary<string, string?> after,
        DateTimeOffset now) =>
        journal.Add(new JournalEntry(++JournalLength, now, by, act, subject, before, after));
}

public enum AccountStatus
{
    Active = 1,

    /// <summary>The seller disconnected the integration.</summary>
    Disconnected = 2,

    /// <summary>The refresh token is dead; an administrator has to authorise again.</summary>
    ReauthorizationRequired = 3,
}
