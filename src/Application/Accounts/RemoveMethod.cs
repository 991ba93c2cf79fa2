using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>
/// Removes a payment method: it is shown to nobody any more. Its payments go on with the credentials that opened them, and its
/// notification address lives on.
/// </summary>
public sealed record RemoveMethodCommand(Seller Seller, string Code) : IRequest<Result<Unit>>;

internal sealed class RemoveMethodHandler(IAccounts accounts, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RemoveMethodCommand, Result<Unit>>
{
    public Task<Result<Unit>> Handle(RemoveMethodCommand command, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync(token => RemoveAsync(command, token), cancellationToken);

    private async Task<Result<Unit>> RemoveAsync(RemoveMethodCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(command.Seller.Tenant, cancellationToken);
        if (account is null || MethodCode.Parse(command.Code) is not { } code || account.Find(code) is not { } method)
            return AccountRefusals.NoMethod;
        method.Remove(time.GetUtcNow());
        account.Record(
            command.Seller.Actor, "method.removed", code.Value, MethodFacts.Of(method), MethodFacts.None, time.GetUtcNow());
        return Unit.Value;
    }
}
