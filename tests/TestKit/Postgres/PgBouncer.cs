using System.Globalization;
using System.Net;
using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>
/// PgBouncer in front of a test database, from the machine's own program, in transaction mode: each transaction may get another
/// connection of the server, and few of them serve all clients.
/// </summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private const string Program = "pgbouncer";

    // Debian installs it where only root's PATH leads.
    private const string DebianFolder = "/usr/sbin";

    private readonly PrivateServerProcess keeper;

    private PgBouncer(PrivateServerProcess keeper, string connectionString)
    {
        this.keeper = keeper;
        ConnectionString = connectionString;
    }

    /// <summary>Leads to the database through the pooler, without prepared statements: this version does not carry them.</summary>
    public string ConnectionString { get; }

    /// <param name="database">A connection string that leads to the database directly.</param>
    /// <exception cref="InvalidOperationException">This machine has no PgBouncer, or it did not come up.</exception>
    public static async Task<PgBouncer> StartAsync(string database)
    {
        var server = new NpgsqlConnectionStringBuilder(database);
        var port = FreePort.Take();
        var started = PrivateServerProcess.Start(
            PgBouncerScript.Text,
            Find(),
            server.Password ?? string.Empty,
            [port.ToString(CultureInfo.InvariantCulture), $"host={server.Host} port={server.Port} user={server.Username}"]
        );
        var pooled = new NpgsqlConnectionStringBuilder(database)
        {
            Host = IPAddress.Loopback.ToString(),
            Port = port,
            MaxAutoPrepare = 0,
        }.ConnectionString;
        if (await started.ComesUpAsync(pooled))
            return new PgBouncer(started, pooled);

        await started.DisposeAsync();
        throw new InvalidOperationException($"PgBouncer did not start:{Environment.NewLine}{started.LastEntries}");
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(DebianFolder)
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            $"The tests need PgBouncer and found none: install it (Debian: apt-get install {Program}), so that {Program} is on PATH."
        );
}

/// <summary>The shell script that configures a pooler, serves it and clears it away.</summary>
internal static class PgBouncerScript
{
    /// <summary>
    /// Arguments: the program, folder for temporary files, port, where the server is. The first line of the standard input is the
    /// server's password. The pooler ends when that input closes, so also when the test process is killed.
    /// </summary>
    public const string Text = """
        set -eu
        program=$1; temporary=$2; port=$3; server=$4
        IFS= read -r password

        folder=$(mktemp -d "$temporary/cleanacquiring-pgbouncer.XXXXXX")
        pooler=
        clear_away() {
          trap - EXIT
          if [ -n "$pooler" ]; then
            kill -QUIT "$pooler" 2>/dev/null || true
            wait "$pooler" 2>/dev/null || true
          fi
          rm -rf "$folder"
        }
        trap clear_away EXIT
        trap 'exit 1' HUP INT TERM

        umask 077
        {
          echo '[databases]'
          echo "* = $server${password:+ password='$password'}"
          echo '[pgbouncer]'
          echo 'listen_addr = 127.0.0.1'
          echo "listen_port = $port"
          echo 'unix_socket_dir ='
          echo 'auth_type = any'
          echo 'pool_mode = transaction'
          echo 'default_pool_size = 6'
          echo 'max_client_conn = 300'
        } > "$folder/pgbouncer.ini"
        "$program" "$folder/pgbouncer.ini" &
        pooler=$!

        # Whichever ends first: the tests (our input closes) or the pooler.
        exec 3<&0
        cat <&3 >/dev/null &
        reader=$!
        while kill -0 "$pooler" 2>/dev/null && kill -0 "$reader" 2>/dev/null; do sleep 0.2; done
        kill "$reader" 2>/dev/null || true
        """;
}
