namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Settings of a server whose content nobody will miss.</summary>
internal static class PostgresOptions
{
    /// <summary>Nothing is kept for a power cut, and many test classes may connect at once.</summary>
    public static readonly string[] Throwaway =
    [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=300",
    ];
}
