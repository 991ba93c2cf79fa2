namespace CleanAcquiring.TestKit.Postgres;

/// <summary>A server that somebody else runs.</summary>
internal sealed class GivenServer(string connectionString) : IPostgresServer
{
    public string ConnectionString => connectionString;

    public bool Outlives => true;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
