using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>Syncs a payment with the CRM again and retries its parked work.</summary>
public sealed record ResyncPaymentCommand(Seller Seller, PaymentId Payment) : IRequest<Result<Payment>>;

internal sealed class ResyncPaymentHandler(IPayments payments, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ResyncPaymentCommand, Result<Payment>>
{
    public async Task<Result<Payment>> Handle(ResyncPaymentCommand command, CancellationToken cancellationToken)
    {
        if (await payments.FindAsync(command.Seller.Tenant, command.Payment, cancellationToken) is not { } payment)
            return PaymentRefusals.NoPayment;
        var now = time.GetUtcNow();
        payment.Resync(now, command.Seller.Actor);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? payment : PaymentRefusals.Overtaken;
    }
}
