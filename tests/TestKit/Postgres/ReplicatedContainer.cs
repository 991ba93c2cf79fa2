using System.Globalization;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Both in one container of the image that the other tests use.</summary>
internal sealed class ReplicatedContainer : IReplicatedServers
{
    private const int PrimaryPort = 5432;
    private const int StandbyPort = 5433;

    // The script hears its orders on its standard input; nobody is at the other end of a container's.
    private const string Run = """
        mkfifo /tmp/orders
        exec <>/tmp/orders
        printf '%s\n' "$SECRET" > /tmp/orders
        initdb=$(command -v initdb)
        exec sh -c "$SCRIPT" servers "${initdb%/initdb}" /tmp "$PRIMARY_PORT" "$STANDBY_PORT" '*'
        """;

    private readonly IContainer started;

    private ReplicatedContainer(IContainer started, string password)
    {
        this.started = started;
        Primary = ReplicatedServer.At(started.Hostname, started.GetMappedPublicPort(PrimaryPort), password);
        Standby = ReplicatedServer.At(started.Hostname, started.GetMappedPublicPort(StandbyPort), password);
    }

    public NpgsqlConnectionStringBuilder Primary { get; }

    public NpgsqlConnectionStringBuilder Standby { get; }

    public bool HasExited => started.State == TestcontainersStates.Exited;

    public static async Task<ReplicatedContainer> StartAsync(string password, CancellationToken cancellationToken)
    {
        var container = new ContainerBuilder(ContainerServer.Image)
            .WithEntrypoint("sh", "-c", Run)
            .WithCreateParameterModifier(create => create.User = "postgres")
            .WithEnvironment("SCRIPT", ReplicatedServerScript.Text)
            .WithEnvironment("SECRET", password)
            .WithEnvironment("PRIMARY_PORT", PrimaryPort.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("STANDBY_PORT", StandbyPort.ToString(CultureInfo.InvariantCulture))
            .WithPortBinding(PrimaryPort, assignRandomHostPort: true)
            .WithPortBinding(StandbyPort, assignRandomHostPort: true)
            .Build();
        await container.StartAsync(cancellationToken);
        return new ReplicatedContainer(container, password);
    }

    public async Task<string> LastEntriesAsync()
    {
        var (output, errors) = await started.GetLogsAsync();
        return output + errors;
    }

    public Task KillPrimaryAsync(CancellationToken cancellationToken) =>
        started.ExecAsync(["sh", "-c", $"echo {ReplicatedServerScript.Kill} > /tmp/orders"], cancellationToken);

    public ValueTask DisposeAsync() => started.DisposeAsync();
}
