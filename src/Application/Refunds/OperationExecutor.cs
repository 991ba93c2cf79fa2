using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Refunds;

/// <summary>
/// Runs a refund, a capture or a cancel: saved, sent once, its answer saved. A saved operation goes on whether or not the caller
/// waits; a sent one without an answer is asked about, never sent again.
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
        if (request.Key is not { Length: > 0 and <= LongestKey } || request.Key.Any(character => character is < '!' or > '~'))
            return PaymentRefusals.NoKey;
        if (await payments.FindAsync(tenant, id, cancellationToken) is not { } payment)
            return PaymentRefusals.NoPayment;
        if (payment.Operations.FirstOrDefault(known => known.Key == request.Key && known.Status != OperationStatus.NotSent) is { } same)
            return request.IsSameAs(same) ? same : PaymentRefusals.KeyReused;

        var terms = request.For(payment);
        if (OperationRules.Objection(payment, request.Kind, terms) is { } objection)
            return objection;
        var prepared = await call.PrepareAsync(payment, request.Kind, cancellationToken);
        if (prepared.IsRefused)
            return prepared.Refusal;
        var operation = payment.Request(request.Kind, terms, time.GetUtcNow());
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

    // A notification may be saved first: the answer is then applied to what it left.
    private Task<PaymentOperation> RecordAsync(Payment sent, int number, Action<Payment, PaymentOperation, SiblingPayments> change)
    {
        Payment? loaded = sent;
        return unitOfWork.ChangeAsync(
            async token =>
            {
                var payment = loaded ?? await payments.FindAsync(sent.Tenant, sent.Id, token)
                    ?? throw new InvalidOperationException("A saved payment is gone.");
                loaded = null;
                var siblings = await payments.ForInvoiceAsync(sent.Tenant, sent.Invoice, token);
                var operation = payment.Operations.First(known => known.Number == number);
                change(payment, operation, SiblingPayments.Of(payment, siblings));
                return operation;
            },
            CancellationToken.None);
    }
}

/// <summary>An operation as it was asked for.</summary>
/// <param name="Kind">Refund, capture or cancel.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Amount">Major units; null for the whole.</param>
/// <param name="Lines">Receipt lines; null to spread the amount over all of them.</param>
internal sealed record OperationRequest(OperationKind Kind, string Key, Money? Amount, IReadOnlyList<LineShare>? Lines)
{
    /// <summary>True for the same request once more.</summary>
    public bool IsSameAs(PaymentOperation known) =>
        known.Kind == Kind && (Amount is null || Amount == known.Amount) && (Lines is null or [] || Lines.SequenceEqual(known.Lines));

    public OperationTerms For(Payment payment)
    {
        var amount = Amount ?? (Kind == OperationKind.Refund ? payment.NetPaid : payment.Amount);
        return new OperationTerms(Key, amount, Lines is { Count: > 0 } ? Lines : LineShares.Spread(payment.LinesLeft(), amount.Amount));
    }
}
