using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace CleanAcquiring.Testing.Postgres;

/// <summary>A server of this test process alone, from the machine's own binaries, in a folder that goes with it.</summary>
internal sealed class PrivateServer : IPostgresServer
{
    private const int Tries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly PrivateServerProcess keeper;

    private PrivateServer(PrivateServerProcess keeper, string connectionString)
    {
        this.keeper = keeper;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public bool Outlives => false;

    /// <exception cref="InvalidOperationException">The server did not come up; the message carries its last words.</exception>
    public static async Task<PrivateServer> StartAsync(string binaries)
    {
        for (var attempt = 1; ; attempt++)
        {
            var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
            var port = FreePort();
            var process = PrivateServerProcess.Start(binaries, port, password);
            var connectionString = new NpgsqlConnectionStringBuilder
            {
                Host = IPAddress.Loopback.ToString(),
                Port = port,
                Username = "postgres",
                Password = password,
                Database = "postgres",
            }.ConnectionString;

            if (await ComesUpAsync(process, connectionString))
                return new PrivateServer(process, connectionString);

            await process.DisposeAsync();
            var lastWords = process.LastWords;
            // Between our look and the server's bind another test process may have taken the port.
            if (attempt == Tries || !lastWords.Contains("Address already in use", StringComparison.Ordinal))
                throw new InvalidOperationException($"A private PostgreSQL server from {binaries} did not start:{Environment.NewLine}{lastWords}");
        }
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    private static async Task<bool> ComesUpAsync(PrivateServerProcess process, string connectionString)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!process.HasExited && !deadline.IsCancellationRequested)
        {
            // The password is ours alone, so a stranger's server on the same port is not taken for ours.
            if (await AnswersAsync(connectionString))
                return true;
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
