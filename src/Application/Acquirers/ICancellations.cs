using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can end a payment that took no money yet.</summary>
public interface ICancellations
{
    /// <summary>Ends an unpaid payment or releases a hold. It must never turn into a refund: what is paid is left alone.</summary>
    Task<OperationOutcome> CancelAsync(AcquirerReference reference, AcquirerSettings settings, CancellationToken cancellationToken);
}
