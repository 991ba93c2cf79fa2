using System.Collections.Concurrent;
using System.Diagnostics;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>The shell that keeps a private server, bound to our life by its standard input.</summary>
internal sealed class PrivateServerProcess : IAsyncDisposable
{
    private const int RememberedLines = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process shell;
    private readonly ConcurrentQueue<string> lines = new();

    private PrivateServerProcess(Process shell) => this.shell = shell;

    public bool HasExited => shell.HasExited;

    public string LastEntries => string.Join(Environment.NewLine, lines);

    /// <param name="script">Run by the shell.</param>
    /// <param name="binaries">Folder of the server's programs: the script's first argument, before the folder for temporary files.</param>
    /// <param name="password">The first line of the script's standard input.</param>
    /// <param name="arguments">The script's further arguments.</param>
    public static PrivateServerProcess Start(string script, string binaries, string password, IEnumerable<string> arguments)
    {
        var started = new Process { StartInfo = Command(script, [binaries, Path.GetTempPath().TrimEnd('/'), .. arguments]) };
        var keeper = new PrivateServerProcess(started);
        started.OutputDataReceived += (_, line) => keeper.Remember(line.Data);
        started.ErrorDataReceived += (_, line) => keeper.Remember(line.Data);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        keeper.Say(password);
        return keeper;
    }

    /// <summary>A line for the script's standard input.</summary>
    public void Say(string line)
    {
        shell.StandardInput.WriteLine(line);
        shell.StandardInput.Flush();
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await shell.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
        }

        shell.Dispose();
    }

    private static ProcessStartInfo Command(string script, string[] arguments)
    {
        var start = new ProcessStartInfo
        {
            // PostgreSQL refuses to run as root.
            FileName = Environment.IsPrivilegedProcess ? "su" : "sh",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] command = Environment.IsPrivilegedProcess
            ? ["-s", "/bin/sh", "-c", script, Unprivileged(), "private-server"]
            : ["-c", script, "private-server"];
        foreach (var argument in command.Concat(arguments))
            start.ArgumentList.Add(argument);

        return start;
    }

    private static string Unprivileged() =>
        File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
            ? "postgres"
            : "nobody";

    private void Remember(string? line)
    {
        if (line is null)
            return;

        lines.Enqueue(line);
        while (lines.Count > RememberedLines)
            lines.TryDequeue(out _);
    }
}
