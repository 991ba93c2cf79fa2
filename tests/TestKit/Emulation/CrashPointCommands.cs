using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>The crash points before and after each write outside of a save. A crashed gateway executes no command.</summary>
internal sealed class CrashPointCommands(CrashPlan crashPlan) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        crashPlan.ThrowIfCrashed();
        if (IsClaim(command, eventData))
            await crashPlan.PassAsync();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        crashPlan.ThrowIfCrashed();
        if (IsWrite(command, eventData))
            await crashPlan.PassAsync();
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (IsWrite(command, eventData))
            await crashPlan.PassAsync();
        return result;
    }

    private static bool IsWrite(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null
        && eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw;

    private static bool IsClaim(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null && eventData.CommandSource == CommandSource.FromSqlQuery;
}
