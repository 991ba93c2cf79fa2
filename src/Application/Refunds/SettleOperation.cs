using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Refunds;

/// <summary>
/// Ends an operation whose outcome the acquirer does not tell, by the word of a person who looked there. The first settlement stands.
/// </summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Payment">Our id.</param>
/// <param name="Number">Of the operation.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>.</param>
/// <param name="IsDone">True where the acquirer did it; it is then booked as its own answer would be.</param>
/// <param name="Reason">The source of the person's knowledge.</param>
public sealed record SettleOperationCommand(Seller Seller, PaymentId Payment, int Number, string Key, bool IsDone, string? Reason)
    : IRequest<Result<PaymentOperation>>;

internal sealed class SettleOperationValidator : AbstractValidator<SettleOperationCommand>
{
    private const int LongestReason = 500;

    public SettleOperationValidator() =>
        RuleFor(command => command.Reason)
            .Must(reason => !string.IsNullOrWhiteSpace(reason) && reason.Length <= LongestReason && !reason.Any(char.IsControl))
            .WithErrorCode("operation.no_reason")
            .WithMessage("A reason is 1 to 500 printable characters.");
}

internal sealed class SettleOperationHandler(IPayments payments, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<SettleOperationCommand, Result<PaymentOperation>>
{
    public async Task<Result<PaymentOperation>> Handle(SettleOperationCommand command, CancellationToken cancellationToken) =>
        OperationRequest.IsKey(command.Key)
            ? await unitOfWork.ChangeAsync(token => SettleAsync(command, token), cancellationToken)
            : PaymentRefusals.NoKey;

    private async Task<Result<PaymentOperation>> SettleAsync(SettleOperationCommand command, CancellationToken cancellationToken)
    {
        if (await payments.FindAsync(command.Seller.Tenant, command.Payment, cancellationToken) is not { } payment)
            return PaymentRefusals.NoPayment;
        if (payment.Operations.FirstOrDefault(known => known.Number == command.Number) is not { } operation)
            return PaymentRefusals.NoOperation;
        var settlement = new OperationSettlement(command.Key, command.IsDone, command.Reason!.Trim(), command.Seller.Actor);
        if (operation.Settlement is { } first && first.Key == settlement.Key)
            return (first.IsDone, first.Reason) == (settlement.IsDone, settlement.Reason) ? operation : PaymentRefusals.KeyReused;
        var now = time.GetUtcNow();
        if (operation.Status == OperationStatus.Requested && now < operation.RequestedAt + FollowUpScheduler.OpeningTimeout)
            return PaymentRefusals.BeingSent;
        return payment.SettleByHand(operation, settlement, now) ? operation : PaymentRefusals.Settled;
    }
}
