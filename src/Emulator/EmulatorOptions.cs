namespace CleanAcquiring.Emulator;

/// <summary>The addresses of the emulator and of the gateway, the integration that both know, and the size of a load test.</summary>
public sealed record EmulatorOptions
{
    /// <summary>URL to listen on; port 0 takes a free port.</summary>
    public string ListenUrl { get; init; } = "http://localhost:5090";

    /// <summary>URL of the gateway. Settable, because a test may know it only after both have started.</summary>
    public string GatewayUrl { get; set; } = "http://localhost:5080";

    /// <summary>URL of the gateway for the frame of the widget (<see cref="Widget.GatewayFront"/>); null for none.</summary>
    public string? FrontUrl { get; init; }

    /// <summary>Path of the widget archive, packed with <see cref="FrontUrl"/> as the gateway's address.</summary>
    public string? WidgetPath { get; init; }

    public string ClientId { get; init; } = "7d2f0a54-3c1b-4e0e-9a77-5b1f6c2d9e10";

    public string ClientSecret { get; init; } = "demo-secret-of-an-invented-integration-0001-not-real";

    /// <summary>The redirect URI in the integration's settings; compared as text.</summary>
    public string RedirectUri
    {
        get => field ?? $"{GatewayUrl.TrimEnd('/')}/amocrm/oauth/callback";
        init;
    }

    /// <summary>Name of the acquirer that the emulated sellers use; the first registered one by default.</summary>
    public string? Acquirer { get; init; }

    /// <summary>The seller of the scenarios has a method of each acquirer as well, by the acquirer's name.</summary>
    public bool EveryAcquirer { get; init; }

    /// <summary>
    /// Keeps the acquirers' notifications until a test collects them by <see cref="Acquirers.IEmulatedAcquirer"/>, instead of posting them.
    /// </summary>
    public bool HoldsNotifications { get; init; }

    /// <summary>Number of sellers beside those of the scenarios: <c>load1.amocrm.ru</c> and so on.</summary>
    public int LoadTestAccounts { get; init; }

    /// <summary>Number of ordinary invoices of each of these sellers.</summary>
    public int LoadInvoices { get; init; } = 1;

    /// <summary>Requests of an account per second before amoCRM answers 429.</summary>
    public int RequestsPerSecond { get; init; } = 7;

    /// <summary>URL of the emulator for a browser; by default the one it listens on.</summary>
    public string? PublicUrl { get; init; }
}
