using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.PaymentSync;

public sealed record ExpirePaymentCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>Ends an overdue payment at the acquirer; its evidence then ends it here.</summary>
internal sealed class ExpirePaymentHandler(IPayments payments, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ExpirePaymentCommand, FollowUpOutcome>
{
    public async Task<FollowUpOutcome> Handle(ExpirePaymentCommand command, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(command.Tenant, command.Payment, cancellationToken);
        if (payment is not { Status: PaymentStatus.Pending or PaymentStatus.Unknown })
            return new FollowUpOutcome.Done();
        payment.Abandon("expired", time.GetUtcNow());
        return await unitOfWork.TrySaveAsync(cancellationToken)
            ? new FollowUpOutcome.Done()
            : new FollowUpOutcome.NotYet("another writer was first");
    }
}
