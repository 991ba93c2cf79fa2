using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Replaces the account's settings.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Settings">All of them.</param>
/// <param name="Version">Of the settings that the form was made from; an older one is a conflict, nothing skips the check.</param>
public sealed record ChangeSettingsCommand(Seller Seller, SellerSettings Settings, int? Version) : IRequest<Result<VersionedSettings>>;
