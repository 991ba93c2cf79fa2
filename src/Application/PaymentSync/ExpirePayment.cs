using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.PaymentSync;

public sealed record ExpirePaymentCommand(TenantKey Tenant, PaymentId Payment) : IRequest<FollowUpOutcome>;

/// <summary>The buyer's time is over: the attempt is ended at the acquirer, and by its word here.</summary>
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
            : new FollowUpOutcome.NotYet("somebody else wrote first");
    }
}
