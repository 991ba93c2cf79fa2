using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// One thing that happened to a payment. The number is its place and, in the database, the guard against two writers at once.
/// </summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">By our clock.</param>
/// <param name="Code">Stable dotted name: <c>payment.created</c>, <c>evidence.applied</c>, ….</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="Detail">Figures and the acquirer's status; never a contact, a secret or a card number.</param>
/// <param name="By">The person who ordered it; null for what acquirer, CRM or we did.</param>
public sealed record TimelineEntry(
    int Number,
    DateTimeOffset At,
    string Code,
    PaymentStatus From,
    PaymentStatus To,
    string? Detail,
    Actor? By = null);
