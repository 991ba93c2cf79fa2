using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>What the seller decided for the whole account.</summary>
public sealed record GetSettingsQuery(Seller Seller) : IRequest<Result<VersionedSettings>>;
