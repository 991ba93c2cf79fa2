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
    public async Task<Result<PaymentOperation>> RunAsync(
        TenantKey tenant,
        PaymentId id,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!OperationRequest.IsKey(request.Key))
            return PaymentRefusals.NoKey;
        // A notification may be saved first: the order is then checked against what it left.
        var ordered = await unitOfWork.ChangeAsync(token => OrderAsync(tenant, id, request, token), cancellationToken);
        if (ordered.IsRefused)
            return ordered.Refusal;
        var (payment, operation, access) = ordered.Value;
        return access is null ? operation : await SendAsync(payment, operation, access);
    }

    // Without access to the acquirer for an operation that was ordered before.
    private async Task<Result<(Payment Payment, PaymentOperation Operation, AcquirerAccess? Access)>> OrderAsync(
        TenantKey tenant,
        PaymentId id,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await payments.FindAsync(tenant, id, cancellationToken) is not { } payment)
            return PaymentRefusals.NoPayment;
        if (payment.Operations.FirstOrDefault(known => known.Key == request.Key && known.Status != OperationStatus.NotSent) is { } same)
            return request.IsSameAs(same) ? (payment, same, null) : PaymentRefusals.KeyReused;

        var terms = request.For(payment);
        if (OperationRules.Objection(payment, request.Kind, terms) is { } objection)
            return objection;
        var prepared = await call.PrepareAsync(payment, request.Kind, cancellationToken);
        if (prepared.IsRefused)
            return prepared.Refusal;
        return (payment, payment.Request(request.Kind, terms, time.GetUtcNow()), prepared.Value);
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
    private const int LongestKey = 64;

    /// <summary>The person who asks; null where we do.</summary>
    public Actor? By { get; init; }

    public static bool IsKey(string? text) =>
        text is { Length: > 0 and <= LongestKey } && !text.Any(character => character is < '!' or > '~');

    /// <summary>True for the same request once more.</summary>
    public bool IsSameAs(PaymentOperation known) =>
        known.Kind == Kind && (Amount is null || Amount == known.Amount) && (Lines is null or [] || Lines.SequenceEqual(known.Lines));

    public OperationTerms For(Payment payment)
    {
        var amount = Amount
            ?? (Kind is OperationKind.Refund or OperationKind.ClosingReceipt ? payment.NetPaid : payment.Amount);
        var lines = Lines is { Count: > 0 } ? Lines : LineShares.Spread(payment.LinesLeft(), amount.Amount);
        return new OperationTerms(Key, amount, lines) { By = By };
    }
}
