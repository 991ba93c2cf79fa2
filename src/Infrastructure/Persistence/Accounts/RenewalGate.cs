using CleanAcquiring.Application;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

/// <summary>
/// Lets ten renewals of tokens run at once in this process. Each holds a transaction, and so a connection, while the CRM answers; a
/// CRM that hangs must leave connections for the notifications.
/// </summary>
internal sealed class RenewalGate(TimeProvider time) : IDisposable
{
    public const int AtOnce = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim free = new(AtOnce, AtOnce);

    /// <summary>Waits for a place without a connection; the place is given back by disposing.</summary>
    /// <exception cref="OutageException">None became free in ten seconds.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await free.WaitAsync(either.Token);
            return new Place(free);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OutageException("CRM", "tokens.renew", "too many renewals hang", Patience, exception);
        }
    }

    public void Dispose() => free.Dispose();

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
