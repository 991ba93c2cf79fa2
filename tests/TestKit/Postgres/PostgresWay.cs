namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Where the PostgreSQL server of a test run comes from.</summary>
internal enum PostgresWay
{
    /// <summary>The environment names a server that is already there.</summary>
    Given,

    /// <summary>A container engine answers, and Testcontainers starts an image.</summary>
    Testcontainers,

    /// <summary>A server of our own, from PostgreSQL's binaries on this machine.</summary>
    Private,
}
