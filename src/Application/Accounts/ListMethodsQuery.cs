using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The ways to pay that a seller set up.</summary>
public sealed record ListMethodsQuery(Seller Seller) : IRequest<Result<IReadOnlyList<MethodView>>>;
