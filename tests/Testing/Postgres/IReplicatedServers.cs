using Npgsql;

namespace CleanAcquiring.Testing.Postgres;

/// <summary>Where the two servers of <see cref="ReplicatedServerScript"/> run.</summary>
internal interface IReplicatedServers : IAsyncDisposable
{
    NpgsqlConnectionStringBuilder Primary { get; }

    NpgsqlConnectionStringBuilder Standby { get; }

    bool HasExited { get; }

    Task<string> LastWordsAsync();

    /// <summary>SIGKILL to the primary and whatever it serves.</summary>
    Task KillPrimaryAsync(CancellationToken cancellationToken);
}
