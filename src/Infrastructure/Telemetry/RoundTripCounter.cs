using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.Infrastructure.Telemetry;

/// <summary>Counts what goes to the database and back: each command, and each commit (a begin travels with the first command).</summary>
internal sealed class RoundTripCounter : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Counted(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Counted(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Counted(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => Counted(result);

    private static ValueTask<T> Counted<T>(T result)
    {
        RequestCost.Current?.AddRoundTrip();
        return ValueTask.FromResult(result);
    }
}
