using AutoMapper;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>The account's settings.</summary>
/// <param name="Disclosure">The facts that a buyer may read.</param>
/// <param name="Contacts">As the seller typed them.</param>
/// <param name="PartialPayments"><c>refuse</c> or <c>rest</c>.</param>
/// <param name="Excess"><c>attention</c> or <c>refund</c>.</param>
/// <param name="Holds"><c>attention</c> or <c>capture</c>.</param>
/// <param name="UsersMayLook">True where users who are no administrators may look.</param>
/// <param name="StatusNames">Names of the account's own statuses.</param>
/// <param name="HandedOverStages">The deal's stages at which the closing receipt is made, each as <c>pipeline/status</c>.</param>
/// <param name="Version">Named by the next change.</param>
internal sealed record SettingsResponse(
    DisclosurePolicy Disclosure,
    SellerContacts Contacts,
    string PartialPayments,
    string Excess,
    string Holds,
    bool UsersMayLook,
    StatusNamesResponse StatusNames,
    IReadOnlyList<string> HandedOverStages,
    int Version);

internal sealed record StatusNamesResponse(
    IReadOnlyList<string> Payable, IReadOnlyList<string> Paid, IReadOnlyList<string> Refunded, IReadOnlyList<string> HandedOver);

/// <summary>The account's settings as its seller sends them; a part that is left out takes its default.</summary>
internal sealed record SettingsRequest
{
    public DisclosurePolicy? Disclosure { get; init; }

    public SellerContacts? Contacts { get; init; }

    public string? PartialPayments { get; init; }

    public string? Excess { get; init; }

    public string? Holds { get; init; }

    public bool UsersMayLook { get; init; }

    public StatusNamesRequest? StatusNames { get; init; }

    /// <summary>The closing receipt of a prepayment is made when the invoice's deal gets to such a stage: <c>pipeline/status</c>.</summary>
    public IReadOnlyList<string?>? HandedOverStages { get; init; }

    public int? Version { get; init; }

    /// <summary>Null when a policy is unknown, a stage is none, or a text cannot be printed.</summary>
    public SellerSettings? Read()
    {
        var (partial, excess, holds) = (PartialPaymentPolicy.Refuse, ExcessPolicy.Attention, HoldPolicy.Attention);
        var stages = (HandedOverStages ?? []).Select(DealStage.Parse).ToList();
        return IsKnown(PartialPayments, ref partial) && IsKnown(Excess, ref excess) && IsKnown(Holds, ref holds)
            && IsText(Contacts?.Name) && IsText(Contacts?.Phone) && IsText(Contacts?.Email)
            && !stages.Contains(null)
            ? new SellerSettings(
                Disclosure ?? DisclosurePolicy.Nothing,
                Contacts ?? SellerContacts.None,
                partial,
                excess,
                StatusNames?.Read() ?? Domain.Accounts.StatusNames.None)
            {
                Holds = holds,
                UsersMayLook = UsersMayLook,
                HandedOverStages = [.. stages.OfType<DealStage>().Distinct()],
            }
            : null;
    }

    private static bool IsKnown<T>(string? name, ref T policy)
        where T : struct, Enum
    {
        if (name is null)
            return true;
        var known = EnumNames.Read<T>(name);
        policy = known ?? policy;
        return known is not null;
    }

    private static bool IsText(string? text) => text?.Any(char.IsControl) != true;
}

/// <summary>Names of the account's own statuses.</summary>
internal sealed record StatusNamesRequest
{
    public IReadOnlyList<string?>? Payable { get; init; }

    public IReadOnlyList<string?>? Paid { get; init; }

    /// <summary>Written when the whole amount was refunded; without a name the status is left.</summary>
    public IReadOnlyList<string?>? Refunded { get; init; }

    /// <summary>The closing receipt of a prepayment is made when the invoice gets such a status.</summary>
    public IReadOnlyList<string?>? HandedOver { get; init; }

    public StatusNames Read() =>
        new(Clean(Payable), Clean(Paid)) { Refunded = Clean(Refunded), HandedOver = Clean(HandedOver) };

    private static List<string> Clean(IReadOnlyList<string?>? names) =>
        [.. (names ?? []).Select(name => (name ?? "").Trim().ToLowerInvariant())];
}

internal sealed class SettingsProfile : Profile
{
    public SettingsProfile()
    {
        CreateMap<PartialPaymentPolicy, string>().ConvertUsing(policy => EnumNames.Of(policy));
        CreateMap<ExcessPolicy, string>().ConvertUsing(policy => EnumNames.Of(policy));
        CreateMap<HoldPolicy, string>().ConvertUsing(policy => EnumNames.Of(policy));
        CreateMap<DealStage, string>().ConvertUsing(stage => stage.ToString());
        CreateMap<StatusNames, StatusNamesResponse>();
        CreateMap<VersionedSettings, SettingsResponse>()
            .ForCtorParam(nameof(SettingsResponse.Disclosure), to => to.MapFrom(versioned => versioned.Settings.Disclosure))
            .ForCtorParam(nameof(SettingsResponse.Contacts), to => to.MapFrom(versioned => versioned.Settings.Contacts))
            .ForCtorParam(nameof(SettingsResponse.PartialPayments), to => to.MapFrom(versioned => versioned.Settings.PartialPayments))
            .ForCtorParam(nameof(SettingsResponse.Excess), to => to.MapFrom(versioned => versioned.Settings.Excess))
            .ForCtorParam(nameof(SettingsResponse.Holds), to => to.MapFrom(versioned => versioned.Settings.Holds))
            .ForCtorParam(nameof(SettingsResponse.UsersMayLook), to => to.MapFrom(versioned => versioned.Settings.UsersMayLook))
            .ForCtorParam(nameof(SettingsResponse.StatusNames), to => to.MapFrom(versioned => versioned.Settings.StatusNames))
            .ForCtorParam(
                nameof(SettingsResponse.HandedOverStages), to => to.MapFrom(versioned => versioned.Settings.HandedOverStages));
    }
}
