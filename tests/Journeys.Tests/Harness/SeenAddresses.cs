using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>The addresses of all requests that a browser sends, with their referrers.</summary>
internal sealed class SeenAddresses : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> addresses = new();
    private readonly IBrowserContext context;

    public SeenAddresses(IBrowserContext context)
    {
        this.context = context;
        context.Request += Note;
    }

    public IReadOnlyCollection<string> Addresses => addresses;

    public ValueTask DisposeAsync()
    {
        context.Request -= Note;
        return ValueTask.CompletedTask;
    }

    private void Note(object? sender, IRequest request)
    {
        // A fragment stays in the browser.
        addresses.Enqueue(request.Url.Split('#')[0]);
        if (request.Headers.TryGetValue("referer", out var referrer))
            addresses.Enqueue(referrer);
    }
}
