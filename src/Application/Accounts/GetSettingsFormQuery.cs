using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Every acquirer with the form of its settings.</summary>
public sealed record GetSettingsFormQuery(Seller Seller) : IRequest<Result<IReadOnlyList<AcquirerProfile>>>;
