using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.ListAttention;

/// <summary>Everything at which a person should look.</summary>
public sealed record ListAttentionQuery(Seller Seller) : IRequest<Result<IReadOnlyList<AttentionItem>>>;
