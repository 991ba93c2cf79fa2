using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Desk.ListPayments;

/// <summary>Some payments and where the next ones begin; nothing when there are none.</summary>
public sealed record PaymentPageOfList(IReadOnlyList<Payment> Items, PaymentPosition? Next);
