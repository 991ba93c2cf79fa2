using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>What a stored notification was taken for before, and is taken for now.</summary>
/// <param name="Stored">With the verdict and the parser's version of before.</param>
/// <param name="Now">Nothing when it could not be read again.</param>
/// <param name="After">The payment's state after it.</param>
/// <param name="Refusal">Why not: a stable code.</param>
public sealed record ReplayedNotification(StoredNotification Stored, ProcessingResult? Now, PaymentStatus? After, string? Refusal);
