using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Ports.Acquirers;

/// <summary>The acquirer can hold money first and take it later.</summary>
public interface ITwoStage
{
    /// <summary>Takes a held sum, whole or less; the rest of the hold is released.</summary>
    Task<ActOutcome> CaptureAsync(AcquirerReference reference, Money amount, Receipt? receipt, AcquirerSettings settings, CancellationToken cancellationToken);
}
