using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Where the two servers of <see cref="ReplicatedServerScript"/> run.</summary>
internal interface IReplicatedServers : IAsyncDisposable
{
    NpgsqlConnectionStringBuilder Primary { get; }

    NpgsqlConnectionStringBuilder Standby { get; }

    bool HasExited { get; }

    Task<string> LastEntriesAsync();

    /// <summary>SIGKILL to the primary and whatever it serves.</summary>
    Task KillPrimaryAsync(CancellationToken cancellationToken);
}
