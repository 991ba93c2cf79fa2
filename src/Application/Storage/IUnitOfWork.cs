namespace CleanAcquiring.Application.Storage;

/// <summary>Writes all that was changed, in one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// False when somebody else wrote first (a live attempt exists, or the payment moved meanwhile): nothing was written, nothing is
    /// watched any more, and the caller reads again. Work that became due wakes the worker.
    /// </summary>
    Task<bool> TrySaveAsync(CancellationToken cancellationToken);
}
