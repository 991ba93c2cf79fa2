using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CleanAcquiring.Testing.Postgres;

/// <summary>The shell that keeps a private server, bound to our life by its standard input.</summary>
internal sealed class PrivateServerProcess : IAsyncDisposable
{
    private const int RememberedLines = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process shell;
    private readonly ConcurrentQueue<string> lines = new();

    private PrivateServerProcess(Process shell) => this.shell = shell;

    public bool HasExited => shell.HasExited;

    public string LastWords => string.Join(Environment.NewLine, lines);

    public static PrivateServerProcess Start(string binaries, int port, string password)
    {
        var started = new Process { StartInfo = Command(binaries, port) };
        var keeper = new PrivateServerProcess(started);
        started.OutputDataReceived += (_, line) => keeper.Remember(line.Data);
        started.ErrorDataReceived += (_, line) => keeper.Remember(line.Data);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        started.StandardInput.WriteLine(password);
        started.StandardInput.Flush();
        return keeper;
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

    private static ProcessStartInfo Command(string binaries, int port)
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
        string[] script = Environment.IsPrivilegedProcess
            ? ["-s", "/bin/sh", "-c", PrivateServerScript.Text, Unprivileged(), "private-server"]
            : ["-c", PrivateServerScript.Text, "private-server"];
        string[] arguments = [binaries, Path.GetTempPath().TrimEnd('/'), port.ToString(CultureInfo.InvariantCulture), .. PostgresOptions.Throwaway];
        foreach (var argument in script.Concat(arguments))
            start.ArgumentList.Add(argument);

        return start;
    }

    private static string Unprivileged() =>
        File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private void Remember(string? line)
    {
        if (line is null)
            return;

        lines.Enqueue(line);
        while (lines.Count > RememberedLines)
            lines.TryDequeue(out _);
    }
}
