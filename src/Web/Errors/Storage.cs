using System.Data.Common;

namespace CleanAcquiring.Web.Errors;

/// <summary>Whether an exception says that the database cannot be reached now, rather than that we asked it nonsense.</summary>
internal static class Storage
{
    public static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        // SQLite tells neither: its everyday failure is a lock that did not come free.
        DbException { IsTransient: true } or DbException { SqlState: null } => true,
        _ => IsAway(exception.InnerException),
    };
}
