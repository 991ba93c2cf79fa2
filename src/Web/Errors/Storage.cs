using System.Data.Common;

namespace CleanAcquiring.Web.Errors;

/// <summary>Whether an exception says that the database cannot be reached now, rather than that we asked it nonsense.</summary>
internal static class Storage
{
    public static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        DbException { IsTransient: true } => true,
        _ => IsAway(exception.InnerException),
    };
}
