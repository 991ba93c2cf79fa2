using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.ReconcilePayments;

/// <summary>Compares the three books of the payments that a seller looks for, now; newest first.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="Search">Which payments.</param>
/// <param name="IsShadow">Heal nothing, only tell.</param>
public sealed record ReconcilePaymentsCommand(Seller Seller, PaymentSearch Search, bool IsShadow) : IRequest<Result<DriftReport>>;
