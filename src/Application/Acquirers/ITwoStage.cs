using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can hold money first and take it later.</summary>
public interface ITwoStage
{
    /// <summary>Takes a held sum, whole or less; the rest of the hold is released.</summary>
    Task<OperationOutcome> CaptureAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    );
}
