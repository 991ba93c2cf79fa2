using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Desk.ReconcilePayments;

internal sealed class ReconcilePaymentsHandler(IPaymentList list, IPayments payments, IAccounts accounts, ThreeBooks books, IUnitOfWork unitOfWork)
    : IRequestHandler<ReconcilePaymentsCommand, Result<DriftReport>>
{
    // Two outside calls each, at the pace that the CRM allows: some seconds.
    private const int AtOnce = 20;

    public async Task<Result<DriftReport>> Handle(ReconcilePaymentsCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { IsActive: true } account)
            return AccountRefusals.NoAccount;
        var found = await list.SearchAsync(account.Tenant, command.Search, AtOnce + 1, cancellationToken);
        List<DriftOfPayment> items = [];
        foreach (var seen in found.Take(AtOnce))
        {
            if (await payments.FindAsync(account.Tenant, seen.Id, cancellationToken) is { } payment)
                items.AddRange(await CompareAsync(payment, account, command.IsShadow, cancellationToken));
        }
        var next = found.Count > AtOnce ? new PaymentPosition(found[AtOnce - 1].CreatedAt, found[AtOnce - 1].OrderId) : null;
        return new DriftReport(Math.Min(found.Count, AtOnce), items, next);
    }

    private async Task<IEnumerable<DriftOfPayment>> CompareAsync(Payment payment, Account account, bool isShadow, CancellationToken cancellationToken)
    {
        var drifts = await books.CompareAsync(payment, account, cancellationToken);
        // Whoever wrote meanwhile had newer news: nothing was healed, and what is left of the difference is found the next time.
        var holds = isShadow || await unitOfWork.TrySaveAsync(cancellationToken);
        return drifts.Select(drift => new DriftOfPayment(payment, holds ? drift : drift with { IsHealed = false }));
    }
}
