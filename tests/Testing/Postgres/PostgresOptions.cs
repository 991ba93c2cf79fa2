namespace CleanAcquiring.Testing.Postgres;

/// <summary>Arguments of a server whose content nobody will miss.</summary>
internal static class PostgresOptions
{
    /// <summary>Nothing is kept for a power cut, and many test classes may connect at once.</summary>
    public static readonly string[] Throwaway =
    [
        "-c", "fsync=off",
        "-c", "synchronous_commit=off",
        "-c", "full_page_writes=off",
        "-c", "max_connections=300",
    ];
}
