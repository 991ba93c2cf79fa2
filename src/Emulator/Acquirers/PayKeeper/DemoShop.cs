namespace CleanAcquiring.Emulator.Acquirers.PayKeeper;

/// <summary>A server of the emulated PayKeeper, told apart by its login: one address stands in for all.</summary>
internal sealed record DemoShop(int Number, AcquirerBehavior Behavior)
{
    public string Server => $"demo-{Number}.server.paykeeper.ru";

    public string Login => $"demo-api-{Number}";

    public string Password => $"demo-password-{Number}";

    public string SecretWord => $"Demo-Secret_{Number}";

    /// <summary>Entered in the merchant profile; null until then.</summary>
    public Uri? NotificationUrl { get; set; }
}
