using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can authorize a sum first and capture it later.</summary>
public interface ITwoStage
{
    /// <summary>Captures an authorized sum or a part of it; the rest of the hold is released.</summary>
    Task<OperationOutcome> CaptureAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    );
}
