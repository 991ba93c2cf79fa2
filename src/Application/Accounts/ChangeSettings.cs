using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Replaces the account's settings.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Settings">All of them.</param>
/// <param name="Version">Of the settings that the form was made from; another one, or none, is a conflict.</param>
public sealed record ChangeSettingsCommand(Seller Seller, SellerSettings Settings, int? Version) : IRequest<Result<ChangedSettings>>;

/// <summary>The settings as they are now.</summary>
/// <param name="Current">With the version that the next change must name.</param>
/// <param name="IsSaved">False where the command named another version: nothing was changed.</param>
public sealed record ChangedSettings(VersionedSettings Current, bool IsSaved);

internal sealed class ChangeSettingsValidator : AbstractValidator<ChangeSettingsCommand>
{
    public ChangeSettingsValidator()
    {
        RuleFor(command => command.Settings.Contacts)
            .Must(contacts => SettingsShape.FaultsOf(contacts).Count == 0)
            .WithErrorCode("settings.contacts")
            .WithMessage("A contact is printable and at most 100 characters long, a phone has digits, an e-mail one @.");
        RuleFor(command => command.Settings.StatusNames)
            .Must(names => SettingsShape.FaultsOf(names).Count == 0)
            .WithErrorCode("settings.status_names")
            .WithMessage("At most 50 status names of at most 100 characters, each with one meaning.");
        RuleFor(command => command.Settings.HandedOverStages)
            .Must(stages => SettingsShape.FaultsOf(stages).Count == 0)
            .WithErrorCode("settings.stages")
            .WithMessage("At most 50 stages.");
    }
}

internal sealed class ChangeSettingsHandler(IAccounts accounts, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ChangeSettingsCommand, Result<ChangedSettings>>
{
    public Task<Result<ChangedSettings>> Handle(ChangeSettingsCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => ChangeAsync(command, token), cancellationToken);

    private async Task<Result<ChangedSettings>> ChangeAsync(ChangeSettingsCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        var isSaved = command.Version == account.SettingsVersion;
        if (isSaved)
        {
            var (before, after) = SettingsFacts.Changed(account.Settings, command.Settings);
            account.Decide(command.Settings);
            account.Record(command.Seller.Actor, "settings.changed", "account", before, after, time.GetUtcNow());
        }
        return new ChangedSettings(new VersionedSettings(account.Settings, account.SettingsVersion), isSaved);
    }
}

/// <summary>The facts of an account's settings that its journal shows: of a contact only whether there is one.</summary>
internal static class SettingsFacts
{
    private const string Contacts = "contacts.";

    public static (IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After) Changed(
        SellerSettings before, SellerSettings after)
    {
        var (old, now) = (Of(before), Of(after));
        var changed = old.Keys.Where(key => old[key] != now[key]).ToList();
        return (Shown(old, changed), Shown(now, changed));
    }

    private static Dictionary<string, string?> Of(SellerSettings settings) => new(StringComparer.Ordinal)
    {
        ["disclosure.sellerName"] = Text(settings.Disclosure.SellerName),
        ["disclosure.phone"] = Text(settings.Disclosure.Phone),
        ["disclosure.email"] = Text(settings.Disclosure.Email),
        ["disclosure.invoiceNumber"] = Text(settings.Disclosure.InvoiceNumber),
        ["disclosure.reason"] = Text(settings.Disclosure.Reason),
        ["contacts.name"] = settings.Contacts.Name,
        ["contacts.phone"] = settings.Contacts.Phone,
        ["contacts.email"] = settings.Contacts.Email,
        ["partialPayments"] = settings.PartialPayments.ToString().ToLowerInvariant(),
        ["excess"] = settings.Excess.ToString().ToLowerInvariant(),
        ["holds"] = settings.Holds.ToString().ToLowerInvariant(),
        ["usersMayLook"] = Text(settings.UsersMayLook),
        ["statusNames.payable"] = string.Join(", ", settings.StatusNames.Payable),
        ["statusNames.paid"] = string.Join(", ", settings.StatusNames.Paid),
        ["statusNames.refunded"] = string.Join(", ", settings.StatusNames.Refunded),
        ["statusNames.handedOver"] = string.Join(", ", settings.StatusNames.HandedOver),
        ["handedOverStages"] = string.Join(", ", settings.HandedOverStages),
    };

    private static string Text(bool value) => value ? "true" : "false";

    private static Dictionary<string, string?> Shown(Dictionary<string, string?> facts, List<string> keys) =>
        keys.ToDictionary(
            key => key,
            key => key.StartsWith(Contacts, StringComparison.Ordinal) && facts[key] is not null ? "set" : facts[key],
            StringComparer.Ordinal);
}
