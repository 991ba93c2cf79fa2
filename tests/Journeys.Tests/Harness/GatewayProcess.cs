using System.Diagnostics;
using CleanAcquiring.Web;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>A gateway in a process of its own, which can be killed as a machine kills it.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private GatewayProcess(Process process) => this.process = process;

    public static async Task<GatewayProcess> StartAsync(string url, IReadOnlyDictionary<string, string?> settings, HttpClient client)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(GatewayHost).Assembly.Location, $"--urls={url}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var started = Process.Start(start) ?? throw new InvalidOperationException("The gateway did not start.");
        // A full pipe would stop it.
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var gateway = new GatewayProcess(started);
        await Eventually.TrueAsync(() => gateway.IsReadyAsync(url, client), "the gateway is ready", Patience);
        return gateway;
    }

    public bool IsDead => process.HasExited;

    /// <summary>SIGKILL: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGTERM: what an orderly machine sends before it takes the process away. .NET has no word for it.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Its exit code, when it has ended.</summary>
    public async Task<int> EndAsync()
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

    private async Task<bool> IsReadyAsync(string url, HttpClient client)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"The gateway ended with {process.ExitCode}.");
        try
        {
            using var answer = await client.GetAsync(new Uri($"{url}/health/ready"), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
