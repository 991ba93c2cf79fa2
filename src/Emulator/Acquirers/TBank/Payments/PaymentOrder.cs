using System.Text.Json;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Payments;

/// <summary>What Init asked for. Amount is in kopecks.</summary>
internal sealed record PaymentOrder(
    Terminal Terminal,
    string OrderId,
    long Amount,
    string? Description,
    bool TwoStage,
    bool English,
    string? NotificationUrl,
    string? SuccessUrl,
    string? FailUrl,
    DateTimeOffset DueAt,
    JsonElement Receipt,
    string Origin);
