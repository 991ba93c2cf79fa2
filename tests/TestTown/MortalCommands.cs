using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.TestTown;

/// <summary>Points before and after each write that is not part of a save, and nothing at all for the dead.</summary>
internal sealed class MortalCommands(Fate fate) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        fate.BeAlive();
        if (IsClaim(command, eventData))
            await fate.PassAsync();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        fate.BeAlive();
        if (IsWrite(command, eventData))
            await fate.PassAsync();
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (IsWrite(command, eventData))
            await fate.PassAsync();
        return result;
    }

    private static bool IsWrite(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null && eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw;

    private static bool IsClaim(DbCommand command, CommandEventData eventData) => command.Transaction is null && eventData.CommandSource == CommandSource.FromSqlQuery;
}
