using System.Security.Cryptography;
using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>
/// A primary with a synchronous standby, in a container or from the machine's own programs: what a commit was answered for is
/// on both.
/// </summary>
public sealed class ReplicatedServer : IAsyncDisposable
{
    private readonly IReplicatedServers servers;

    private ReplicatedServer(IReplicatedServers servers) => this.servers = servers;

    /// <summary>The connection string for an application: both hosts, of which it takes the primary.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(servers.Primary.ConnectionString)
    {
        Host = $"{servers.Primary.Host}:{servers.Primary.Port},{servers.Standby.Host}:{servers.Standby.Port}",
        TargetSessionAttributes = "primary",
        HostRecheckSeconds = 1,
        Timeout = 3,
    }.ConnectionString;

    /// <summary>The standby alone.</summary>
    public string StandbyConnectionString => servers.Standby.ConnectionString;

    /// <exception cref="InvalidOperationException">This machine offers no PostgreSQL, or it did not come up; the message says
    /// which.</exception>
    public static async Task<ReplicatedServer> StartAsync(CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var surroundings = PostgresSurroundings.Look();
        // A given server has no standby that could be killed for.
        IReplicatedServers started = PostgresChoice.Of(surroundings) != PostgresWay.Testcontainers && surroundings.Binaries is { } binaries
            ? new ReplicatedProcesses(binaries, password)
            : await ReplicatedContainer.StartAsync(password, cancellationToken);
        if (!await IsUpAsync(started, started.Primary) || !await IsUpAsync(started, started.Standby))
        {
            var lastEntries = await started.LastEntriesAsync();
            await started.DisposeAsync();
            throw new InvalidOperationException($"A primary and a standby did not start:{Environment.NewLine}{lastEntries}");
        }
        var server = new ReplicatedServer(started);
        await server.HasSynchronousStandbyAsync(cancellationToken);
        return server;
    }

    /// <summary>SIGKILL to the primary; the standby leads when this returns.</summary>
    public async Task FailOverAsync(CancellationToken cancellationToken)
    {
        await servers.KillPrimaryAsync(cancellationToken);
        await HasFallenAsync(cancellationToken);
        await using var source = NpgsqlDataSource.Create(servers.Standby);
        await using var promote = source.CreateCommand("SELECT pg_promote(wait => true)");
        await promote.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => servers.DisposeAsync();

    internal static NpgsqlConnectionStringBuilder At(string host, int port, string password) => new()
    {
        Host = host,
        Port = port,
        Username = "postgres",
        Password = password,
        Database = "postgres",
    };

    private static Task<bool> IsUpAsync(IReplicatedServers servers, NpgsqlConnectionStringBuilder server) =>
        PrivateServerReadiness.ComesUpAsync(() => servers.HasExited, server.ConnectionString);

    // Two that lead at once would be worse than none.
    private async Task HasFallenAsync(CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await PrivateServerReadiness.AnswersAsync(servers.Primary.ConnectionString))
            await beat.WaitForNextTickAsync(cancellationToken);
    }

    // Before it is connected a commit would not wait for it.
    private async Task HasSynchronousStandbyAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(servers.Primary);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            await using var look = source.CreateCommand("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'");
            if (await look.ExecuteScalarAsync(cancellationToken) is 1L)
                return;
            await beat.WaitForNextTickAsync(cancellationToken);
        }
    }
}
