namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Settings of a server for tests.</summary>
internal static class PostgresOptions
{
    /// <summary>No data survives a power cut, and many test classes may connect at once.</summary>
    public static readonly string[] Throwaway =
    [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=300",
    ];
}
