using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>
/// Empty PostgreSQL databases for a test assembly: <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>. The server is
/// looked for, or
/// started, when the first database is asked for, so an assembly pays only if it uses one.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    // A machine that runs many tests at once may take its time.
    private const int ConnectSeconds = 60;

    private readonly Lazy<Task<IPostgresServer>> server = new(StartAsync);
    private readonly ConcurrentBag<string> databases = [];

    /// <summary>A connection string to a new, empty database that nobody else uses; it is dropped when the fixture is disposed.</summary>
    /// <exception cref="InvalidOperationException">This machine offers no PostgreSQL; the message says how to get one.</exception>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var running = await server.Value;
        TestContext.Current.TestOutputHelper?.WriteLine($"PostgreSQL: {Describe(running)}");

        var name = $"test_{RandomNumberGenerator.GetHexString(20, lowercase: true)}";
        await ExecuteAsync(running, $"CREATE DATABASE {name} TEMPLATE template0", cancellationToken);
        databases.Add(name);

        // Idle connections go soon: hundreds of databases share the server's connection limit.
        return new NpgsqlConnectionStringBuilder(running.ConnectionString)
        {
            Database = name,
            ConnectionIdleLifetime = 4,
            ConnectionPruningInterval = 2,
            Timeout = ConnectSeconds,
        }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.IsValueCreated || !server.Value.IsCompletedSuccessfully)
            return;

        await using var running = await server.Value;
        if (!running.Outlives)
            return;

        foreach (var name in databases)
            await ExecuteAsync(running, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    private static async Task<IPostgresServer> StartAsync()
    {
        var surroundings = PostgresSurroundings.Look();
        IPostgresServer started = PostgresChoice.Of(surroundings) switch
        {
            PostgresWay.Given => new GivenServer(surroundings.Given!),
            PostgresWay.Testcontainers => await ContainerServer.StartAsync(),
            PostgresWay.Private => await PrivateServer.StartAsync(surroundings.Binaries!),
        };
        TestContext.Current.SendDiagnosticMessage("PostgreSQL: {0}", Describe(started));
        return started;
    }

    private static string Describe(IPostgresServer server) => server switch
    {
        GivenServer => $"the server that {PostgresSurroundings.GivenVariable} names",
        ContainerServer => "a container (Testcontainers)",
        _ => "a private server from this machine's binaries",
    };

    // A pooled connection would keep the maintenance database busy for the whole run.
    private static async Task ExecuteAsync(IPostgresServer server, string sql, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false, Timeout = ConnectSeconds };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
