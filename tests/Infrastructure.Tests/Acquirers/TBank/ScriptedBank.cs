using System.Text.Json;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.AspNetCore.Http;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>A real server that says, method by method, what a test wrote down; the last word of a method is repeated.</summary>
internal sealed class ScriptedBank : IAsyncDisposable
{
    public const string Hangs = "hangs";
    public const string CutsOff = "cuts off";
    private readonly LocalServer server;
    private readonly TaskCompletionSource hanging;

    private ScriptedBank(LocalServer server, TaskCompletionSource hanging)
    {
        this.server = server;
        this.hanging = hanging;
    }

    public Uri Address => new(server.Address, "v2");

    public IReadOnlyList<string> Methods => [.. server.Visits.Select(visit => visit.Path[(visit.Path.LastIndexOf('/') + 1)..])];

    /// <summary>Waits until a call has arrived that is never answered.</summary>
    public Task HangAsync() => hanging.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public static Task<ScriptedBank> SayingAsync(params (string Method, string Body)[] words) => SayingAsync(200, words);

    public static async Task<ScriptedBank> SayingAsync(int status, params (string Method, string Body)[] words)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = words.GroupBy(word => word.Method, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<string>(group.Select(word => word.Body)), StringComparer.Ordinal);
        var started = await LocalServer.StartAsync(async (context, _) =>
        {
            var queue = left[context.Request.Path.Value![4..]];
            var body = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
            if (body == Hangs)
            {
                held.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            if (body is Hangs or CutsOff)
            {
                context.Abort();
                return;
            }
            context.Response.StatusCode = status;
            if (status == 429)
                context.Response.Headers.RetryAfter = "7";
            await context.Response.WriteAsync(body);
        });
        return new ScriptedBank(started, held);
    }

    public JsonElement Sent(string method) => JsonElement.Parse(server.Visits.Last(visit => visit.Path == $"/v2/{method}").Body);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
