using CleanAcquiring.Domain.Accounts;
using FluentValidation;

namespace CleanAcquiring.Application.Accounts;

internal sealed class ChangeMethodValidator : AbstractValidator<ChangeMethodCommand>
{
    public ChangeMethodValidator()
    {
        RuleFor(command => command.Code)
            .Must(code => MethodCode.Parse(code) is not null)
            .WithErrorCode("method.malformed_code")
            .WithMessage("A code is 1 to 50 Latin letters, digits or underscores.");
        RuleFor(command => command.Acquirer).NotEmpty().WithErrorCode("method.no_acquirer").WithMessage("Which acquirer?");
    }
}
