using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Refunds;

/// <summary>
/// A refund, a capture or a cancel from the request to its end: written down, sent once, its answer written down. What was written goes
/// on whether or not the asker waits; what was sent and not answered is asked about, never sent again.
/// </summary>
internal sealed class OperationExecutor(IPayments payments, IUnitOfWork unitOfWork, OperationCall call, TimeProvider time)
{
    private const int LongestKey = 64;

    public async Task<Result<PaymentOperation>> RunAsync(
        TenantKey tenant,
        PaymentId id,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Key is not { Length: > 0 and <= LongestKey } || request.Key.Any(letter => letter is < '!' or > '~'))
            return PaymentRefusals.NoKey;
        if (await payments.FindAsync(tenant, id, cancellationToken) is not { } payment)
            return PaymentRefusals.NoPayment;
        if (payment.Operations.FirstOrDefault(known => known.Key == request.Key && known.Status != OperationStatus.NotSent) is { } same)
            return request.IsSameAs(same) ? same : PaymentRefusals.KeyReused;

        var order = request.For(payment);
        if (OperationRules.Objection(payment, request.Kind, order) is { } objection)
            return objection;
        var prepared = await call.PrepareAsync(payment, request.Kind, cancellationToken);
        if (prepared.IsRefused)
            return prepared.Refusal;
        var operation = payment.Request(request.Kind, order, time.GetUtcNow());
        if (!await unitOfWork.TrySaveAsync(cancellationToken))
            return PaymentRefusals.Overtaken;
        return await SendAsync(payment, operation, prepared.Value);
    }

    private async Task<Result<PaymentOperation>> SendAsync(Payment payment, PaymentOperation operation, AcquirerAccess access)
    {
        try
        {
            var outcome = await OperationCall.SendAsync(payment, operation, access, CancellationToken.None);
            return await RecordAsync(
                payment,
                operation.Number,
                (it, own, others) => OperationResults.Apply(it, own, outcome, others, time.GetUtcNow())
            );
        }
        catch (OutageException outage)
        {
            await RecordAsync(
                payment,
                operation.Number,
                (it, own, _) => it.MarkNotSent(own, $"{outage.System} {outage.Operation}", time.GetUtcNow())
            );
            throw;
        }
    }

    // A notification may write first: the answer is then applied to what it left.
    private async Task<PaymentOperation> RecordAsync(Payment payment, int number, Action<Payment, PaymentOperation, SiblingPayments> change)
    {
        while (true)
        {
            var attempts = await payments.ForInvoiceAsync(payment.Tenant, payment.Invoice, CancellationToken.None);
            var operation = payment.Operations.First(known => known.Number == number);
            change(payment, operation, SiblingPayments.Of(payment, attempts));
            if (await unitOfWork.TrySaveAsync(CancellationToken.None))
                return operation;
            payment = await payments.FindAsync(payment.Tenant, payment.Id, CancellationToken.None)
                ?? throw new InvalidOperationException("A payment that was saved is gone.");
        }
    }
}

/// <summary>What somebody wants done with a payment.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Of idempotency.</param>
/// <param name="Amount">How much; nothing for all that there is.</param>
/// <param name="Lines">Which lines of the receipt; nothing to spread the sum over all of them.</param>
internal sealed record OperationRequest(OperationKind Kind, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
{
    /// <summary>The same request once more, as far as its asker said it.</summary>
    public bool IsSameAs(PaymentOperation known) =>
        known.Kind == Kind && (Amount is null || Amount == known.Amount) && (Lines is null or [] || Lines.SequenceEqual(known.Lines));

    public OperationTerms For(Payment payment)
    {
        var amount = Amount ?? (Kind == OperationKind.Refund ? payment.NetPaid : payment.Amount);
        return new OperationTerms(Key, amount, Lines is { Count: > 0 } ? Lines : LineShares.Spread(payment.LinesLeft(), amount.Amount));
    }
}
