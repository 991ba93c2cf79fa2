using System.Buffers.Text;
using System.Security.Cryptography;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Adds or changes a payment method.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Code">In the payment link.</param>
/// <param name="Acquirer">Short name.</param>
/// <param name="Enabled">True when buyers can use it.</param>
/// <param name="Settings">Of the acquirer's form; a secret left out keeps its stored value.</param>
public sealed record ChangeMethodCommand(
    Seller Seller,
    string Code,
    string? Acquirer,
    bool Enabled,
    IReadOnlyDictionary<string, string?> Settings
) : IRequest<Result<MethodView>>
{
    public override string ToString() => $"method {Code}";
}

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

internal sealed class ChangeMethodHandler(
    IAccounts accounts,
    IUnitOfWork unitOfWork,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    MethodViews views
) : IRequestHandler<ChangeMethodCommand, Result<MethodView>>
{
    private const int MostMethods = 50;

    public async Task<Result<MethodView>> Handle(ChangeMethodCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        if (MethodCode.Parse(command.Code) is not { } code || acquirers.Find(command.Acquirer) is not { } acquirer)
            return AccountRefusals.Invalid("method.unknown_acquirer", "There is no such acquirer.");
        var known = account.Find(code);
        if (known is null && account.Methods.Count >= MostMethods)
            return AccountRefusals.Invalid("method.too_many", "There are too many payment methods.");

        var stored =
            known is not null && known.Acquirer == command.Acquirer
                ? settings.Open(known).Values
                : new Dictionary<string, string>(StringComparer.Ordinal);
        var filled = SettingsForm.Fill(acquirer.Profile, command.Settings, stored);
        if (filled.IsRefused)
            return filled.Refusal;
        var method = Write(account, known, code, command, filled.Value);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? views.Of(method) : AccountRefusals.ChangedMeanwhile;
    }

    private PaymentMethod Write(
        Account account,
        PaymentMethod? known,
        MethodCode code,
        ChangeMethodCommand command,
        IReadOnlyDictionary<string, string> filled
    )
    {
        var secret = settings.Seal(account.Tenant, code, filled);
        if (known is not null)
        {
            known.Change(command.Acquirer!, command.Enabled, secret);
            return known;
        }
        var method = new PaymentMethod(
            account.Tenant,
            code,
            command.Acquirer!,
            command.Enabled,
            secret,
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18))
        );
        account.Add(method);
        return method;
    }
}
