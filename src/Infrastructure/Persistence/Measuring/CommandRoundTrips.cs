using System.Data.Common;
using CleanAcquiring.Infrastructure.Telemetry;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.Infrastructure.Persistence.Measuring;

/// <summary>Counts commands into the cost of the request; a batch is one.</summary>
internal sealed class CommandRoundTrips : DbCommandInterceptor
{
    public static readonly CommandRoundTrips Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Counted(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Counted(result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => Counted(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Counted(result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    ) => Counted(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(Counted(result));

    private static T Counted<T>(T result)
    {
        RequestCost.Current?.AddRoundTrip();
        return result;
    }
}
