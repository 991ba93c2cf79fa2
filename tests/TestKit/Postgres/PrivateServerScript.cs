namespace CleanAcquiring.TestKit.Postgres;

/// <summary>The shell script that makes a cluster, serves it and clears it away.</summary>
internal static class PrivateServerScript
{
    /// <summary>
    /// Arguments: folder of the binaries, folder for temporary files, port, then settings of the server, each as
    /// <c>name=value</c>. The first line of the
    /// standard input is the password. The server ends when that input closes, so also when the test process is killed.
    /// </summary>
    public const string Text = """
        set -eu
        binaries=$1; temporary=$2; port=$3; shift 3
        settings=
        for setting in "$@"; do settings="$settings -c $setting"; done
        IFS= read -r password

        folder=$(mktemp -d "$temporary/cleanacquiring-postgres.XXXXXX")
        server=
        clear_away() {
          trap - EXIT
          if [ -n "$server" ]; then
            kill -QUIT "$server" 2>/dev/null || true
            wait "$server" 2>/dev/null || true
          fi
          rm -rf "$folder"
        }
        trap clear_away EXIT
        trap 'exit 1' HUP INT TERM

        make_cluster() {
          "$binaries/initdb" --pgdata="$folder/data" --username=postgres --pwfile="$folder/password" \
            --auth=scram-sha-256 --encoding=UTF8 --no-sync "$@"
        }
        printf '%s\n' "$password" > "$folder/password"
        # A locale that knows more letters than English ones, where the machine has it.
        make_cluster --locale=C.UTF-8 || make_cluster
        rm -f "$folder/password"

        "$binaries/postgres" -D "$folder/data" -c listen_addresses=127.0.0.1 -c port="$port" \
          -c unix_socket_directories="$folder" $settings &
        server=$!

        # Whichever ends first: the tests (our input closes) or the server.
        exec 3<&0
        cat <&3 >/dev/null &
        reader=$!
        while kill -0 "$server" 2>/dev/null && kill -0 "$reader" 2>/dev/null; do sleep 0.2; done
        kill "$reader" 2>/dev/null || true
        """;
}
