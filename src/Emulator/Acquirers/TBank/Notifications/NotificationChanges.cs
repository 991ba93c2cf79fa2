namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>What a forged notification says instead of the truth. Amount is in kopecks; a genuine notification names no currency.</summary>
internal sealed record NotificationChanges(
    string? Status = null,
    long? Amount = null,
    string? OrderId = null,
    string? Currency = null,
    bool BadToken = false
);
