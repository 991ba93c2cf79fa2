namespace CleanAcquiring.Emulator.Acquirers.TBank.Pages;

/// <summary>What the bank's page tells. Amount is in kopecks.</summary>
internal sealed record PageView(
    long Amount,
    string OrderId,
    string? Description,
    string Status,
    bool Sbp,
    int FailedAttempts,
    PageTexts EnumNames
);
