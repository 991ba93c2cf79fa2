namespace CleanAcquiring.TestKit.Postgres;

/// <summary>The shell script that makes a primary with a synchronous standby, serves both and clears them away.</summary>
internal static class ReplicatedServerScript
{
    public const string Kill = "kill";

    /// <summary>
    /// Arguments: folder of the binaries, folder for temporary files, port of the primary, port of the standby, address to
    /// listen on (<c>*</c> for all). The first line of the standard input is the password; the line <see cref="Kill"/> kills
    /// the primary with SIGKILL. Both servers end when that input closes.
    /// </summary>
    public const string Text = """
        set -eu
        binaries=$1; temporary=$2; primary_port=$3; standby_port=$4; address=$5
        IFS= read -r password

        folder=$(mktemp -d "$temporary/cleanacquiring-replicated.XXXXXX")
        primary=; standby=
        clear_away() {
          trap - EXIT
          for server in $primary $standby; do kill -QUIT "$server" 2>/dev/null || true; done
          wait 2>/dev/null || true
          rm -rf "$folder"
        }
        trap clear_away EXIT
        trap 'exit 1' HUP INT TERM

        serve() { # data port [settings]
          data=$1; port=$2; shift 2
          exec "$binaries/postgres" -D "$folder/$data" -c listen_addresses="$address" -c port="$port" -c unix_socket_directories="$folder" \
            -c max_connections=300 -c hot_standby=on "$@"
        }

        printf '%s\n' "$password" > "$folder/password"
        "$binaries/initdb" --pgdata="$folder/primary" --username=postgres --pwfile="$folder/password" \
          --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync
        rm -f "$folder/password"
        if [ "$address" = '*' ]; then echo 'host all all all scram-sha-256' >> "$folder/primary/pg_hba.conf"; fi

        # A commit is answered when the standby has it too.
        serve primary "$primary_port" -c synchronous_standby_names=standby -c synchronous_commit=on &
        primary=$!
        export PGPASSWORD="$password" PGHOST=127.0.0.1 PGPORT="$primary_port" PGUSER=postgres
        until "$binaries/pg_basebackup" --pgdata="$folder/standby" --write-recovery-conf --no-sync --checkpoint=fast \
          --dbname="application_name=standby"; do
          kill -0 "$primary"
          sleep 0.2
        done
        serve standby "$standby_port" &
        standby=$!

        while IFS= read -r order; do
          # The server and its processes, as in a power cut.
          if [ "$order" = kill ]; then
            kill -KILL "$primary" $(cat "/proc/$primary/task/$primary/children" 2>/dev/null || pgrep -P "$primary")
          fi
        done
        """;
}
