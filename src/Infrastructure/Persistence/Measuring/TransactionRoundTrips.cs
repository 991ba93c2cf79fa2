using System.Data.Common;
using CleanAcquiring.Infrastructure.Telemetry;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.Infrastructure.Persistence.Measuring;

/// <summary>Counts BEGIN, COMMIT and ROLLBACK into the cost of the request.</summary>
internal sealed class TransactionRoundTrips : DbTransactionInterceptor
{
    public static readonly TransactionRoundTrips Instance = new();

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        Counted(result);

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default) =>
        new(Counted(result));

    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    ) => Counted(result);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => new(Counted(result));

    public override InterceptionResult TransactionRollingBack(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    ) => Counted(result);

    public override ValueTask<InterceptionResult> TransactionRollingBackAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => new(Counted(result));

    private static T Counted<T>(T result)
    {
        RequestCost.Current?.AddRoundTrip();
        return result;
    }
}
