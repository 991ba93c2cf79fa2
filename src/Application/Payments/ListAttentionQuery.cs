using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>Everything at which a person should look.</summary>
public sealed record ListAttentionQuery(Seller Seller) : IRequest<Result<IReadOnlyList<AttentionItem>>>;
