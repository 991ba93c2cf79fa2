using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>Marks an attention item as seen.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Version">Of the item that was seen; null for the item as it is now.</param>
public sealed record AcknowledgeAttentionCommand(Seller Seller, string Item, int? Version) : IRequest<Result<AttentionView>>;

internal sealed class AcknowledgeAttentionHandler(IAttention attention, IPaymentList payments, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<AcknowledgeAttentionCommand, Result<AttentionView>>
{
    private static Refusal NoItem => new(RefusalKind.NotFound, "attention.not_found", "There is no such open item.");

    private static Refusal Changed =>
        new(RefusalKind.Conflict, "attention.changed_meanwhile", "The item changed after it was read; read it again.");

    public async Task<Result<AttentionView>> Handle(AcknowledgeAttentionCommand command, CancellationToken cancellationToken)
    {
        if (await attention.FindAsync(command.Seller.Tenant, command.Item, cancellationToken) is not { } item)
            return NoItem;
        if (command.Version is { } version && version != item.Version)
            return Changed;
        item.See(command.Seller.Actor, time.GetUtcNow());
        return await unitOfWork.TrySaveAsync(cancellationToken)
            ? (await AttentionView.ReadAsync(payments, command.Seller, [item], cancellationToken))[0]
            : Changed;
    }
}
