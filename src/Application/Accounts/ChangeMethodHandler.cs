using System.Buffers.Text;
using System.Security.Cryptography;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

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
