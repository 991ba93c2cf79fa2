using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>Compares the three books of the payments that a seller looks for, now; newest first.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="Search">Which payments.</param>
/// <param name="IsShadow">Heal nothing, only tell.</param>
public sealed record ReconcilePaymentsCommand(Seller Seller, PaymentSearch Search, bool IsShadow) : IRequest<Result<ReconciliationReport>>;
