namespace CleanAcquiring.TestKit.Postgres;

/// <summary>A running server in which tests may create databases; disposing it ends what the tests started.</summary>
internal interface IPostgresServer : IAsyncDisposable
{
    /// <summary>Leads to the server's maintenance database, as a role that may create databases.</summary>
    string ConnectionString { get; }

    /// <summary>True when the server outlives the tests, so that their databases have to be dropped one by one.</summary>
    bool Outlives { get; }
}
