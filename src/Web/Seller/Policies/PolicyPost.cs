using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The form of the rules as it was sent.</summary>
/// <param name="Settings">Null where a choice is none of the form's.</param>
/// <param name="Version">Of the settings that the form was made from; null where it names none.</param>
internal sealed record PolicyPost(SellerSettings? Settings, int? Version)
{
    /// <summary>Stands before the name of a status in the name of its field.</summary>
    public const string Status = "status.";

    public static PolicyPost Of(IFormCollection form) => new(
        SettingsOf(form),
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);

    private static SellerSettings? SettingsOf(IFormCollection form)
    {
        if (EnumNames.Read<PartialPaymentPolicy>(form[RuleFacts.Partial]) is not { } partial
            || EnumNames.Read<ExcessPolicy>(form[RuleFacts.Excess]) is not { } excess
            || EnumNames.Read<HoldPolicy>(form[RuleFacts.Holds]) is not { } holds
            || StatusesOf(form) is not { } statuses
            || StagesOf(form) is not { } stages)
            return null;
        return new SellerSettings(
            new DisclosurePolicy(
                IsTicked("sellerName"), IsTicked("phone"), IsTicked("email"), IsTicked("invoiceNumber"), IsTicked("reason")),
            new SellerContacts(Text("contactName"), Text("contactPhone"), Text("contactEmail")),
            partial,
            excess,
            statuses)
        {
            Holds = holds,
            UsersMayLook = IsTicked(RuleFacts.UsersMayLook),
            HandedOverStages = stages,
        };

        bool IsTicked(string name) => form[name] == "true";
        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    // A status is chosen from those of the account, or its name is typed where they cannot be read.
    private static StatusNames? StatusesOf(IFormCollection form)
    {
        var chosen = form.Where(field => field.Key.StartsWith(Status, StringComparison.Ordinal)).ToLookup(
            field => field.Value.ToString(), field => Plain(field.Key[Status.Length..]), StringComparer.Ordinal);
        if (chosen.Any(group => group.Key.Length > 0 && !StatusRow.Meanings.Contains(group.Key)))
            return null;
        return new StatusNames(NamesOf(StatusRow.Payable), NamesOf(StatusRow.Paid))
        {
            Refunded = NamesOf(StatusRow.Refunded),
            HandedOver = Typed("handedOver"),
        };

        List<string> NamesOf(string meaning) => chosen.Count > 0 ? [.. chosen[meaning]] : Typed(meaning);
        List<string> Typed(string name) =>
        [
            .. form[name]
                .SelectMany(text => text?.Split('\n') ?? [])
                .Select(Plain)
                .Where(line => line.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static List<DealStage>? StagesOf(IFormCollection form)
    {
        var stages = form[RuleFacts.HandedOverStages].Select(DealStage.Parse).Distinct().ToList();
        return stages.Contains(null) ? null : [.. stages.OfType<DealStage>()];
    }

    private static string Plain(string name) => name.Trim().ToLowerInvariant();
}
