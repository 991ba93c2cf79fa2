using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>A server of this test process alone, from the machine's own binaries, in a folder that goes with it.</summary>
internal sealed class PrivateServer : IPostgresServer
{
    private const int Tries = 5;

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
            var port = FreePort.Take();
            var process = PrivateServerProcess.Start(
                PrivateServerScript.Text,
                binaries,
                password,
                [port.ToString(CultureInfo.InvariantCulture), .. PostgresOptions.Throwaway]
            );
            var connectionString = new NpgsqlConnectionStringBuilder
            {
                Host = IPAddress.Loopback.ToString(),
                Port = port,
                Username = "postgres",
                Password = password,
                Database = "postgres",
            }.ConnectionString;

            if (await process.ComesUpAsync(connectionString))
                return new PrivateServer(process, connectionString);

            await process.DisposeAsync();
            var lastEntries = process.LastEntries;
            // Between our look and the server's bind another test process may have taken the port.
            if (attempt == Tries || !lastEntries.Contains("Address already in use", StringComparison.Ordinal))
                throw new InvalidOperationException(
                    $"A private PostgreSQL server from {binaries} did not start:{Environment.NewLine}{lastEntries}"
                );
        }
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();
}
