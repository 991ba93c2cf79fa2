namespace CleanAcquiring.Emulator;

/// <summary>Where the emulator listens, which gateway it plays against, and the integration that both believe in.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Address to listen on; port 0 takes a free one.</summary>
    public string ListenUrl { get; init; } = "http://localhost:5090";

    /// <summary>The gateway under play. Settable, because a test may learn it only after both sides have started.</summary>
    public string GatewayUrl { get; set; } = "http://localhost:5080";

    public string ClientId { get; init; } = "7d2f0a54-3c1b-4e0e-9a77-5b1f6c2d9e10";

    public string ClientSecret { get; init; } = "demo-secret-of-an-invented-integration-0001-not-real";

    /// <summary>The redirect address as it stands in the integration's settings; compared to the notification.</summary>
    public string RedirectUri
    {
        get => field ?? $"{GatewayUrl.TrimEnd('/')}/amocrm/oauth/callback";
        init;
    }

    /// <summary>Sellers beside those of the scenarios, for load: <c>load1.amocrm.ru</c> and so on.</summary>
    public int LoadTestAccounts { get; init; }

    /// <summary>Ordinary invoices of each seller in the crowd.</summary>
    public int LoadInvoices { get; init; } = 1;

    /// <summary>Requests of an account within a second before amoCRM answers 429.</summary>
    public int RequestsPerSecond { get; init; } = 7;

    /// <summary>How a browser reaches the emulator; the listening address when absent.</summary>
    public string? PublicUrl { get; init; }
}
