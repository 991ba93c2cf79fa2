using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts.ListMethods;

/// <summary>The ways to pay that a seller set up.</summary>
public sealed record ListMethodsQuery(Seller Seller) : IRequest<Result<IReadOnlyList<MethodView>>>;
