namespace CleanAcquiring.Domain.Accounts;

/// <summary>
/// A way to pay that a seller set up: which acquirer, with which sealed credentials. Both are versions: the newest opens payments,
/// an older one stays for the payments that were opened with it, even after the method was removed.
/// </summary>
public sealed class PaymentMethod
{
    private readonly List<CredentialVersion> credentials = [];

    public PaymentMethod(
        TenantKey tenant,
        MethodCode code,
        string acquirer,
        bool enabled,
        SealedText settings,
        string notificationKey,
        DateTimeOffset createdAt)
    {
        Tenant = tenant;
        Code = code;
        Enabled = enabled;
        NotificationKey = notificationKey;
        Problems = [];
        Supplier = SupplierShop.Any;
        Renew(acquirer, settings, null, createdAt);
    }

    // For the mapper of the database, which fills the properties afterwards.
    private PaymentMethod()
    {
        NotificationKey = "";
        Problems = [];
        Supplier = SupplierShop.Any;
    }

    public TenantKey Tenant { get; private set; }

    public MethodCode Code { get; private set; }

    public bool Enabled { get; private set; }

    /// <summary>Grows with every change, so that a form that was made from an older one is told.</summary>
    public int Version { get; private set; }

    /// <summary>Set while the method is hidden from sellers and buyers.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>The random last part of the address to which this method's notifications come; it outlives every change.</summary>
    public string NotificationKey { get; private set; }

    /// <summary>The parts of the last change that the acquirer did not take.</summary>
    public IReadOnlyList<MethodProblem> Problems { get; private set; }

    /// <summary>The legal entities whose money goes to it, where the seller has several.</summary>
    public SupplierShop Supplier { get; private set; }

    /// <summary>The code in the payment links that lead to it.</summary>
    public MethodCode Link => Supplier.Link ?? Code;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CredentialVersion> Credentials => [.. credentials.OrderByDescending(version => version.Number)];

    /// <summary>The credentials that open payments.</summary>
    public CredentialVersion Current => credentials.MaxBy(version => version.Number)!;

    /// <summary>The acquirer's short name in addresses and configuration.</summary>
    public string Acquirer => Current.Acquirer;

    public SealedText Settings => Current.Settings;

    /// <summary>The credentials for a payment that was opened with a version; null for a version that never was.</summary>
    public CredentialVersion? ForPaymentOf(int version) =>
        Find(version) is { } opened ? Credentials.First(candidate => candidate.Shop == opened.Shop) : null;

    /// <summary>
    /// True where a signature by one version is evidence about a payment of another: the same shop, and no secret that was replaced
    /// before the payment was opened.
    /// </summary>
    public bool IsEvidence(int signed, int opened) =>
        signed >= opened && Find(signed)?.Shop is { } shop && shop == Find(opened)?.Shop;

    /// <summary>Adds a version; a removed method is set up again by it.</summary>
    /// <param name="acquirer">Short name.</param>
    /// <param name="settings">The acquirer's form, sealed.</param>
    /// <param name="shop">The version's <see cref="CredentialVersion.Shop"/>; null for a shop not used before.</param>
    /// <param name="now">By our clock.</param>
    public void Renew(string acquirer, SealedText settings, int? shop, DateTimeOffset now)
    {
        var number = credentials.Count + 1;
        credentials.Add(new CredentialVersion(number, acquirer, settings, shop ?? number, now));
        RemovedAt = null;
        Version++;
    }

    public void Enable(bool enabled)
    {
        if (enabled == Enabled)
            return;
        Enabled = enabled;
        Version++;
    }

    public void Serve(SupplierShop supplier)
    {
        if (supplier.Link == Supplier.Link && supplier.TaxNumbers.SequenceEqual(Supplier.TaxNumbers))
            return;
        Supplier = supplier;
        Version++;
    }

    public void Note(IReadOnlyList<MethodProblem> problems) => Problems = problems;

    /// <summary>Hides the method. Its payments go on, and its notification address stays.</summary>
    public void Remove(DateTimeOffset now)
    {
        RemovedAt = now;
        Version++;
    }

    private CredentialVersion? Find(int number) => credentials.Find(version => version.Number == number);
}

/// <summary>A part of a method's change that the acquirer did not take, in both languages of our pages.</summary>
/// <param name="Field">The key of the setting; empty where it is about none.</param>
/// <param name="Ru">A sentence.</param>
/// <param name="En">The same.</param>
public sealed record MethodProblem(string Field, string Ru, string En);

public enum PaymentStages
{
    /// <summary>Money is captured at once.</summary>
    One = 1,

    /// <summary>Money is authorized first and captured by the seller.</summary>
    Two = 2,
}

/// <summary>A secret in its sealed form; only the sealing port can open it, and printing it prints nothing.</summary>
public sealed record SealedText(string Cipher)
{
    public override string ToString() => "(sealed)";
}
