using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using MediatR;

namespace CleanAcquiring.Application.ClosingReceipts;

public sealed record MakeClosingReceiptCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>
/// Sets a prepayment off by a second receipt once its invoice has a status, or its deal a stage, in which the seller has handed the
/// goods over; waits until then. One key for each payment: however often the work is repeated, one receipt is ordered, and none beside
/// that of the button.
/// </summary>
internal sealed class MakeClosingReceiptHandler(
    IPayments payments,
    IAccounts accounts,
    ICrmInvoices invoices,
    ICrmDeals deals,
    MethodSettings settings,
    OperationExecutor operations,
    IUnitOfWork unitOfWork,
    TimeProvider time) : IRequestHandler<MakeClosingReceiptCommand, FollowUpOutcome>
{
    private const string Key = "closing-receipt";

    public async Task<FollowUpOutcome> Handle(MakeClosingReceiptCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        var account = await accounts.FindAsync(command.Tenant, cancellationToken);
        if (payment is null || account is null || !IsWanted(payment, account))
            return new FollowUpOutcome.Done();
        if (!account.IsActive)
            return new FollowUpOutcome.Stuck("the account is disconnected");
        return await invoices.ReadAsync(account, payment.Invoice, cancellationToken) switch
        {
            InvoiceReading.Found(var invoice) when await AreGoodsHandedOverAsync(account, invoice, cancellationToken) =>
                await CloseAsync(payment, cancellationToken),
            InvoiceReading.Found => new FollowUpOutcome.NotYet("the goods are not handed over"),
            InvoiceReading.AccountClosed closed => new FollowUpOutcome.NotYet($"the account does not let us in: {closed.Reason}"),
            _ => new FollowUpOutcome.Done(),
        };
    }

    private bool IsWanted(Payment payment, Account account) =>
        account.Settings.KnowsHandOver
        && payment is { IsPrepaid: true, NetPaid.IsPositive: true }
        && !payment.Operations.Any(operation => operation is { Kind: OperationKind.ClosingReceipt, Status: OperationStatus.Succeeded })
        && settings.Access(account, payment)?.Acquirer is IClosingReceipts;

    private async Task<bool> AreGoodsHandedOverAsync(Account account, Invoice invoice, CancellationToken cancellationToken) =>
        account.Settings.StatusNames.AreGoodsHandedOver(invoice.StatusName)
        || account.Settings.HandedOverStages is { Count: > 0 } stages
            && await deals.StageOfAsync(account, invoice, cancellationToken) is { } stage
            && stages.Contains(stage);

    private async Task<FollowUpOutcome> CloseAsync(Payment payment, CancellationToken cancellationToken)
    {
        var request = new OperationRequest(OperationKind.ClosingReceipt, Key, null, null);
        var result = await operations.RunAsync(payment.Tenant, payment.Id, request, cancellationToken);
        return result switch
        {
            { IsRefused: true } => new FollowUpOutcome.NotYet(result.Refusal.Code),
            { Value.IsOpen: true } => new FollowUpOutcome.NotYet("the closing receipt is not answered"),
            { Value: { Status: OperationStatus.Refused } refused } => await TellAsync(payment, refused, cancellationToken),
            _ => new FollowUpOutcome.Done(),
        };
    }

    // A person reads the acquirer's words, and may try again by the button.
    private Task<FollowUpOutcome> TellAsync(Payment payment, PaymentOperation refused, CancellationToken cancellationToken) =>
        unitOfWork.ChangeAsync<FollowUpOutcome>(
            async token =>
            {
                if (await payments.FindAsync(payment.Tenant, payment.Id, token) is { } now)
                    now.RaiseOnce(Attention.ReceiptFailed, time.GetUtcNow(), refused.Detail);
                return new FollowUpOutcome.Done();
            },
            cancellationToken);
}
