using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>Reconciles the payments that match a filter, now; newest first.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Search">The filter.</param>
/// <param name="IsShadow">True to report and heal nothing.</param>
public sealed record ReconcilePaymentsCommand(Seller Seller, PaymentSearch Search, bool IsShadow) : IRequest<Result<ReconciliationReport>>;

/// <summary>The result of a reconciliation.</summary>
/// <param name="Compared">Number of payments compared.</param>
/// <param name="Items">Every difference; none when all agree.</param>
/// <param name="Next">Where to go on, when there are more payments.</param>
public sealed record ReconciliationReport(int Compared, IReadOnlyList<PaymentDiscrepancy> Items, PaymentPosition? Next);

/// <summary>A difference and the payment that it is about, as it is after the healing.</summary>
public sealed record PaymentDiscrepancy(Payment Payment, Discrepancy Discrepancy);

internal sealed class ReconcilePaymentsHandler(
    IPaymentList list,
    IPayments payments,
    IAccounts accounts,
    PaymentReconciler reconciler,
    IUnitOfWork unitOfWork
) : IRequestHandler<ReconcilePaymentsCommand, Result<ReconciliationReport>>
{
    // Two outside calls each, at the pace that the CRM allows: some seconds.
    private const int AtOnce = 20;

    public async Task<Result<ReconciliationReport>> Handle(ReconcilePaymentsCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { IsActive: true } account)
            return AccountRefusals.NoAccount;
        var found = await list.SearchAsync(account.Tenant, command.Search, AtOnce + 1, cancellationToken);
        List<PaymentDiscrepancy> items = [];
        foreach (var seen in found.Take(AtOnce))
        {
            if (await payments.FindAsync(account.Tenant, seen.Id, cancellationToken) is { } payment)
                items.AddRange(await CompareAsync(payment, account, command.IsShadow, cancellationToken));
        }
        var next = found.Count > AtOnce ? new PaymentPosition(found[AtOnce - 1].CreatedAt, found[AtOnce - 1].OrderId) : null;
        return new ReconciliationReport(Math.Min(found.Count, AtOnce), items, next);
    }

    private async Task<IEnumerable<PaymentDiscrepancy>> CompareAsync(
        Payment payment,
        Account account,
        bool isShadow,
        CancellationToken cancellationToken
    )
    {
        var discrepancies = await reconciler.CompareAsync(payment, account, asksAcquirer: true, cancellationToken);
        // Another writer had newer data: nothing was healed here; a remaining difference is found the next time.
        var holds = isShadow || await unitOfWork.TrySaveAsync(cancellationToken);
        return discrepancies.Select(discrepancy => new PaymentDiscrepancy(
            payment,
            holds ? discrepancy : discrepancy with { IsHealed = false }
        ));
    }
}
