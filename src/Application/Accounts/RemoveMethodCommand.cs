using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Removes a way to pay; with a payment under way it can only be switched off.</summary>
public sealed record RemoveMethodCommand(Seller Seller, string Code) : IRequest<Result<Unit>>;
