using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Desk.ReplayNotifications;

/// <summary>What a stored notification was taken for before, and is taken for now.</summary>
/// <param name="Stored">With the verdict and the parser's version of before.</param>
/// <param name="Now">Nothing when it could not be read again.</param>
/// <param name="After">The payment's state after it.</param>
/// <param name="Refusal">Why not: a stable code.</param>
public sealed record ReplayedNotification(KeptNotification Stored, Judgement? Now, PaymentStatus? After, string? Refusal);
