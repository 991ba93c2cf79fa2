using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Npgsql;

namespace CleanAcquiring.Testing.Postgres;

/// <summary>A primary with a synchronous standby, from the machine's own binaries: what a commit was answered for is on both.</summary>
public sealed class ReplicatedServer : IAsyncDisposable
{
    private readonly PrivateServerProcess keeper;
    private readonly NpgsqlConnectionStringBuilder primary;
    private readonly NpgsqlConnectionStringBuilder standby;

    private ReplicatedServer(PrivateServerProcess keeper, NpgsqlConnectionStringBuilder primary, NpgsqlConnectionStringBuilder standby)
    {
        this.keeper = keeper;
        this.primary = primary;
        this.standby = standby;
    }

    /// <summary>What an application is given: both hosts, whichever of them leads.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(primary.ConnectionString)
    {
        Host = $"{primary.Host}:{primary.Port},{standby.Host}:{standby.Port}",
        TargetSessionAttributes = "primary",
        HostRecheckSeconds = 1,
        Timeout = 3,
    }.ConnectionString;

    /// <summary>The standby alone.</summary>
    public string StandbyConnectionString => standby.ConnectionString;

    /// <exception cref="InvalidOperationException">This machine lacks PostgreSQL's programs, or they did not come up; the message says which.</exception>
    public static async Task<ReplicatedServer> StartAsync(CancellationToken cancellationToken)
    {
        var binaries = PostgresBinaries.Find() ?? throw new InvalidOperationException("PostgreSQL's own programs (initdb, postgres, pg_basebackup) are needed for a primary with a standby; no container takes their place.");
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var (primary, standby) = (At(LocalPort.Free(), password), At(LocalPort.Free(), password));
        var started = PrivateServerProcess.Start(
            ReplicatedServerScript.Text, binaries, password, [primary.Port.ToString(CultureInfo.InvariantCulture), standby.Port.ToString(CultureInfo.InvariantCulture)]);
        if (!await started.ComesUpAsync(primary.ConnectionString) || !await started.ComesUpAsync(standby.ConnectionString))
        {
            await started.DisposeAsync();
            throw new InvalidOperationException($"A primary and a standby from {binaries} did not start:{Environment.NewLine}{started.LastWords}");
        }
        var server = new ReplicatedServer(started, primary, standby);
        await server.HasSynchronousStandbyAsync(cancellationToken);
        return server;
    }

    /// <summary>SIGKILL to the primary; the standby leads when this returns.</summary>
    public async Task FailOverAsync(CancellationToken cancellationToken)
    {
        keeper.Say("kill");
        await HasFallenAsync(cancellationToken);
        await using var source = NpgsqlDataSource.Create(standby);
        await using var promote = source.CreateCommand("SELECT pg_promote(wait => true)");
        await promote.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    // Two that lead at once would be worse than none.
    private async Task HasFallenAsync(CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await PrivateServerReadiness.AnswersAsync(primary.ConnectionString))
            await beat.WaitForNextTickAsync(cancellationToken);
    }

    // Before it is connected a commit would not wait for it.
    private async Task HasSynchronousStandbyAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(primary);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            await using var look = source.CreateCommand("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'");
            if (await look.ExecuteScalarAsync(cancellationToken) is 1L)
                return;
            await beat.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static NpgsqlConnectionStringBuilder At(int port, string password) => new()
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Username = "postgres",
        Password = password,
        Database = "postgres",
    };
}
