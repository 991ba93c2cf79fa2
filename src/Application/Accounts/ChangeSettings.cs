using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Replaces the account's settings.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Settings">All of them.</param>
/// <param name="Version">Of the settings that the form was made from; an older one is a conflict, nothing skips the check.</param>
public sealed record ChangeSettingsCommand(Seller Seller, SellerSettings Settings, int? Version) : IRequest<Result<VersionedSettings>>;

internal sealed class ChangeSettingsValidator : AbstractValidator<ChangeSettingsCommand>
{
    public ChangeSettingsValidator()
    {
        RuleFor(command => command.Settings.Contacts)
            .Must(AreShort)
            .WithErrorCode("settings.contacts")
            .WithMessage("A contact is at most 100 characters long.");
        RuleFor(command => command.Settings.StatusNames)
            .Must(AreFew)
            .WithErrorCode("settings.status_names")
            .WithMessage("At most 50 status names of at most 100 characters.");
    }

    private static bool AreShort(SellerContacts contacts) =>
        new[] { contacts.Name, contacts.Phone, contacts.Email }.All(text => text is null or { Length: <= 100 });

    private static bool AreFew(StatusNames names) =>
        new[] { names.Payable, names.Paid, names.Refunded }.All(list =>
            list.Count <= 50 && list.All(name => name is { Length: > 0 and <= 100 })
        );
}

internal sealed class ChangeSettingsHandler(IAccounts accounts, IUnitOfWork unitOfWork)
    : IRequestHandler<ChangeSettingsCommand, Result<VersionedSettings>>
{
    public async Task<Result<VersionedSettings>> Handle(ChangeSettingsCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        if (command.Version is { } version && version != account.SettingsVersion)
            return AccountRefusals.ChangedMeanwhile;
        account.Decide(command.Settings);
        return await unitOfWork.TrySaveAsync(cancellationToken)
            ? new VersionedSettings(account.Settings, account.SettingsVersion)
            : AccountRefusals.ChangedMeanwhile;
    }
}
