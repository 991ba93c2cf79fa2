using System.Data.Common;
using CleanAcquiring.Infrastructure.Telemetry;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.Infrastructure.Persistence.Measuring;

/// <summary>Counts round trips to the database into the cost of the request.</summary>
internal static class RoundTrips
{
    public static T Counted<T>(T result)
    {
        RequestCost.Current?.AddRoundTrip();
        return result;
    }
}

/// <summary>Counts commands; a batch is one.</summary>
internal sealed class CommandRoundTrips : DbCommandInterceptor
{
    public static readonly CommandRoundTrips Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => RoundTrips.Counted(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(RoundTrips.Counted(result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => RoundTrips.Counted(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(RoundTrips.Counted(result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    ) => RoundTrips.Counted(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(RoundTrips.Counted(result));
}

/// <summary>Counts BEGIN, COMMIT and ROLLBACK.</summary>
internal sealed class TransactionRoundTrips : DbTransactionInterceptor
{
    public static readonly TransactionRoundTrips Instance = new();

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        RoundTrips.Counted(result);

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default) =>
        new(RoundTrips.Counted(result));

    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    ) => RoundTrips.Counted(result);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => new(RoundTrips.Counted(result));

    public override InterceptionResult TransactionRollingBack(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    ) => RoundTrips.Counted(result);

    public override ValueTask<InterceptionResult> TransactionRollingBackAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => new(RoundTrips.Counted(result));
}
