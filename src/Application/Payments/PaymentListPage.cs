using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Payments;

/// <summary>Some payments and where the next ones begin; nothing when there are none.</summary>
public sealed record PaymentListPage(IReadOnlyList<Payment> Items, PaymentPosition? Next);
