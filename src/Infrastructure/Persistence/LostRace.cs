using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>Tells "somebody else wrote first" from a fault.</summary>
internal static class LostRace
{
    private const int SqliteConstraint = 19;

    public static bool Is(Exception exception) => exception is DbUpdateConcurrencyException || exception.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        SqliteException { SqliteErrorCode: SqliteConstraint } => true,
        _ => false,
    };
}
