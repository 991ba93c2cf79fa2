using System.Collections.Concurrent;
using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>Notes the name of every call, and may answer in place of the other side.</summary>
internal sealed class CallRecorder : DelegatingHandler
{
    private readonly ConcurrentQueue<string> operations = new();

    public IReadOnlyList<string> Operations => [.. operations];

    /// <summary>An answer instead of the real one; null lets the call pass.</summary>
    public Func<HttpRequestMessage, string, HttpResponseMessage?> Instead { get; set; } = (_, _) => null;

    public int Count(string operation) => operations.Count(made => made == operation);

    public void Forget() => operations.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Options.TryGetValue(Exchange.OperationKey, out var named) ? named : "-";
        operations.Enqueue(operation);
        return Instead(request, operation) ?? await base.SendAsync(request, cancellationToken);
    }
}
