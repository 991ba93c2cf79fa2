namespace CleanAcquiring.Domain.Accounts;

/// <summary>A way to pay that a seller set up: which acquirer, with which sealed credentials.</summary>
public sealed class PaymentMethod
{
    public PaymentMethod(TenantKey tenant, MethodCode code, string acquirer, bool enabled, SealedText settings, string notificationKey)
    {
        Tenant = tenant;
        Code = code;
        Acquirer = acquirer;
        Enabled = enabled;
        Settings = settings;
        NotificationKey = notificationKey;
    }

    // For the mapper of the database, which fills the properties afterwards.
    private PaymentMethod()
    {
        Acquirer = "";
        Settings = null!;
        NotificationKey = "";
    }

    public TenantKey Tenant { get; private set; }

    public MethodCode Code { get; private set; }

    /// <summary>The acquirer's short name in addresses and configuration.</summary>
    public string Acquirer { get; private set; }

    public bool Enabled { get; private set; }

    public SealedText Settings { get; private set; }

    /// <summary>The random last part of the address to which this method's notifications come.</summary>
    public string NotificationKey { get; private set; }

    public void Change(string acquirer, bool enabled, SealedText settings)
    {
        Acquirer = acquirer;
        Enabled = enabled;
        Settings = settings;
    }
}

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
