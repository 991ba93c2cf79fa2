using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Removes a payment method; with a live payment it can only be switched off.</summary>
public sealed record RemoveMethodCommand(Seller Seller, string Code) : IRequest<Result<Unit>>;

internal sealed class RemoveMethodHandler(IAccounts accounts, IPayments payments, IUnitOfWork unitOfWork)
    : IRequestHandler<RemoveMethodCommand, Result<Unit>>
{
    private static Refusal InUse => new(RefusalKind.Conflict, "method.in_use", "A payment is under way by it; switch it off instead.");

    public async Task<Result<Unit>> Handle(RemoveMethodCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(command.Seller.Tenant, cancellationToken);
        if (account is null || MethodCode.Parse(command.Code) is not { } code || account.Find(code) is not { } method)
            return AccountRefusals.NoMethod;
        if (await payments.AnyLiveAsync(account.Tenant, code, cancellationToken))
            return InUse;
        account.Remove(method);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? Unit.Value : AccountRefusals.ChangedMeanwhile;
    }
}
