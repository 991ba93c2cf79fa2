namespace CleanAcquiring.Application.Storage;

/// <summary>Writes all that was changed, in one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// False when another writer was first (a live payment exists, or the payment changed meanwhile): nothing was written, nothing
    /// is tracked any more, and the caller reads again. Events become follow-ups; those that are due wake the worker.
    /// </summary>
    Task<bool> TrySaveAsync(CancellationToken cancellationToken);
}

public static class UnitOfWorkRetry
{
    private const int MaxTries = 30;

    /// <summary>Loads, changes and saves; starts again from the load when another writer was first, at most 30 times.</summary>
    /// <param name="unitOfWork">Saves what <paramref name="change"/> left.</param>
    /// <param name="change">Loads the current state and changes it; called once for each try.</param>
    /// <param name="cancellationToken">Stops between two tries.</param>
    /// <exception cref="InvalidOperationException">Each of the tries met another writer.</exception>
    public static async Task<T> ChangeAsync<T>(
        this IUnitOfWork unitOfWork, Func<CancellationToken, Task<T>> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var changed = await change(cancellationToken);
            if (await unitOfWork.TrySaveAsync(cancellationToken))
                return changed;
        }
        throw new InvalidOperationException($"Another writer was first, {MaxTries} times in a row.");
    }
}
