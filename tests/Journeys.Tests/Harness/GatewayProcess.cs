using System.Diagnostics;
using CleanAcquiring.Web;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>A gateway in a process of its own, which a test can kill or terminate.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private GatewayProcess(Process process) => this.process = process;

    public bool HasExited => process.HasExited;

    public static async Task<GatewayProcess> StartAsync(Uri url, IReadOnlyDictionary<string, string?> settings, HttpClient client)
    {
        var urls = $"--urls={url.GetLeftPart(UriPartial.Authority)}";
        var start = new ProcessStartInfo("dotnet", [typeof(GatewayHost).Assembly.Location, urls])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var started = Process.Start(start) ?? throw new InvalidOperationException("The gateway did not start.");
        // Unread output fills the pipe and blocks the started.
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var gateway = new GatewayProcess(started);
        await Eventually.TrueAsync(() => gateway.IsReadyAsync(url, client), "the gateway is ready", StartTimeout);
        return gateway;
    }

    /// <summary>Sends SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends SIGTERM, for which .NET has no API.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        kill.ExitCode.ShouldBe(0);
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task<bool> IsReadyAsync(Uri url, HttpClient client)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"The gateway exited with {process.ExitCode}.");
        try
        {
            using var response = await client.GetAsync(new Uri(url, "/health/ready"), TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
