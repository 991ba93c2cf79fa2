using CleanAcquiring.Domain.Accounts;
using FluentValidation;

namespace CleanAcquiring.Application.Checkout;

internal sealed class StartPaymentValidator : AbstractValidator<StartPaymentCommand>
{
    public StartPaymentValidator()
    {
        RuleFor(command => command.AccountId)
            .InclusiveBetween(1, 999_999_999_999_999_999)
            .WithErrorCode("link.malformed")
            .WithMessage("The account is no number of an account.");
        RuleFor(command => command.InvoiceId)
            .InclusiveBetween(1, 999_999_999_999_999_999)
            .WithErrorCode("link.malformed")
            .WithMessage("The invoice is no number of an invoice.");
        RuleFor(command => command.Method)
            .Must(method => method is null || MethodCode.Parse(method) is not null)
            .WithErrorCode("link.malformed")
            .WithMessage("The method is no code of a method.");
    }
}
