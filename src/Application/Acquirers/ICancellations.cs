using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can end a payment without captured money.</summary>
public interface ICancellations
{
    /// <summary>Ends an unpaid payment or releases a hold. Never refunds: a paid payment is left alone.</summary>
    Task<OperationOutcome> CancelAsync(AcquirerReference reference, AcquirerSettings settings, CancellationToken cancellationToken);
}
