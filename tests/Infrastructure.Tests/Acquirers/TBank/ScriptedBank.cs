using System.Text.Json;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.AspNetCore.Http;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>A real server that says, method by method, what a test wrote down; the last word of a method is repeated.</summary>
internal sealed class ScriptedBank : IAsyncDisposable
{
    /// <summary>Says nothing until it is let go, and then its next word.</summary>
    public const string Hangs = "hangs";

    public const string CutsOff = "cuts off";
    private readonly TaskCompletionSource hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, Queue<string>> left;
    private readonly int status;
    private LocalServer? server;

    private ScriptedBank(int status, IEnumerable<(string Method, string Body)> words)
    {
        this.status = status;
        left = words.GroupBy(word => word.Method, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<string>(group.Select(word => word.Body)), StringComparer.Ordinal);
    }

    public Uri Address => new(server!.Address, "v2");

    public IReadOnlyList<string> Methods => [.. server!.Visits.Select(visit => visit.Path[(visit.Path.LastIndexOf('/') + 1)..])];

    public static Task<ScriptedBank> SayingAsync(params (string Method, string Body)[] words) => SayingAsync(200, words);

    public static async Task<ScriptedBank> SayingAsync(int status, params (string Method, string Body)[] words)
    {
        var bank = new ScriptedBank(status, words);
        bank.server = await LocalServer.StartAsync((context, _) => bank.AnswerAsync(context));
        return bank;
    }

    /// <summary>Waits until a call has arrived that is not answered.</summary>
    public Task HangAsync() => hanging.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public void Release() => released.TrySetResult();

    public JsonElement Sent(string method) => JsonElement.Parse(server!.Visits.Last(visit => visit.Path == $"/v2/{method}").Body);

    public async ValueTask DisposeAsync()
    {
        Release();
        await server!.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var words = left[context.Request.Path.Value!["/v2/".Length..]];
        var body = Next(words);
        if (body == Hangs)
        {
            hanging.TrySetResult();
            await Task.WhenAny(released.Task, Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));
            body = Next(words);
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
    }

    private static string Next(Queue<string> words) => words.Count > 1 ? words.Dequeue() : words.Peek();
}
