using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>The account's settings as the seller's page knows them.</summary>
internal sealed record SettingsContract
{
    public DisclosurePolicy? Disclosure { get; init; }

    public SellerContacts? Contacts { get; init; }

    /// <summary><c>refuse</c> or <c>rest</c>.</summary>
    public string? PartialPayments { get; init; }

    /// <summary><c>desk</c> or <c>refund</c>.</summary>
    public string? Excess { get; init; }

    public StatusNamesContract? StatusNames { get; init; }

    public int? Version { get; init; }

    public static SettingsContract Of(VersionedSettings versioned) => new()
    {
        Disclosure = versioned.Settings.Disclosure,
        Contacts = versioned.Settings.Contacts,
        PartialPayments = versioned.Settings.PartialPayments == PartialPaymentPolicy.Rest ? "rest" : "refuse",
        Excess = versioned.Settings.Excess == ExcessPolicy.Refund ? "refund" : "attention",
        StatusNames = StatusNamesContract.Of(versioned.Settings.StatusNames),
        Version = versioned.Version,
    };

    /// <summary>Nothing when a word is none of ours.</summary>
    public SellerSettings? Read()
    {
        PartialPaymentPolicy? partial = PartialPayments switch
        {
            null or "refuse" => PartialPaymentPolicy.Refuse,
            "rest" => PartialPaymentPolicy.Rest,
            _ => null,
        };
        ExcessPolicy? second = Excess switch
        {
            null or "attention" => ExcessPolicy.Attention,
            "refund" => ExcessPolicy.Refund,
            _ => null,
        };
        return partial is null || second is null || !IsText(Contacts?.Name) || !IsText(Contacts?.Phone) || !IsText(Contacts?.Email)
            ? null
            : new SellerSettings(
                Disclosure ?? DisclosurePolicy.Nothing,
                Contacts ?? SellerContacts.None,
                partial.Value,
                second.Value,
                StatusNames?.Read() ?? Domain.Accounts.StatusNames.None
            );
    }

    // What stands on pages and in the database is printable.
    private static bool IsText(string? text) => text?.Any(char.IsControl) != true;
}
