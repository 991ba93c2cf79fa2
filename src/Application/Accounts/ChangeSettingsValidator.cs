using CleanAcquiring.Domain.Accounts;
using FluentValidation;

namespace CleanAcquiring.Application.Accounts;

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
