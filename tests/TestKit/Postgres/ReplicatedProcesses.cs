using System.Globalization;
using System.Net;
using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Both from the machine's own programs.</summary>
internal sealed class ReplicatedProcesses : IReplicatedServers
{
    private const string Local = "127.0.0.1";
    private readonly PrivateServerProcess keeper;

    public ReplicatedProcesses(string binaries, string password)
    {
        (Primary, Standby) = (
            ReplicatedServer.At(IPAddress.Loopback.ToString(), FreePort.Take(), password),
            ReplicatedServer.At(IPAddress.Loopback.ToString(), FreePort.Take(), password)
        );
        keeper = PrivateServerProcess.Start(ReplicatedServerScript.Text, binaries, password, [Port(Primary), Port(Standby), Local]);
    }

    public NpgsqlConnectionStringBuilder Primary { get; }

    public NpgsqlConnectionStringBuilder Standby { get; }

    public bool HasExited => keeper.HasExited;

    public Task<string> LastEntriesAsync() => Task.FromResult(keeper.LastEntries);

    public Task KillPrimaryAsync(CancellationToken cancellationToken)
    {
        keeper.Say(ReplicatedServerScript.Kill);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    private static string Port(NpgsqlConnectionStringBuilder server) => server.Port.ToString(CultureInfo.InvariantCulture);
}
