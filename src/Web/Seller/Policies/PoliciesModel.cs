using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The page of the rules.</summary>
/// <param name="Rules">As they are now.</param>
/// <param name="IsSaved">True right after they were saved.</param>
public sealed record PoliciesModel(Rules Rules, bool IsSaved)
{
    public SellerSettings Settings => Rules.Current.Settings;

    /// <summary>Named by the next change.</summary>
    public int Version => Rules.Current.Version;

    /// <summary>Null where the account's statuses cannot be read: their names are typed then.</summary>
    public IReadOnlyList<StatusRow>? Statuses { get; } =
        Rules.Statuses is { } statuses ? StatusRow.Of(Rules.Current.Settings.StatusNames, statuses) : null;

    /// <summary>Null where the account's stages cannot be read: those that are saved are kept then.</summary>
    public IReadOnlyList<PipelineRow>? Pipelines { get; } =
        Rules.Stages is { } stages ? PipelineRow.Of(Rules.Current.Settings.HandedOverStages, stages) : null;
}
