using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Settings with the version that a change must name.</summary>
public sealed record VersionedSettings(SellerSettings Settings, int Version);
