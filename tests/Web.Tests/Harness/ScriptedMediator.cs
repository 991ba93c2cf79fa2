using System.Collections.Concurrent;
using MediatR;

namespace CleanAcquiring.Web.Tests.Harness;

/// <summary>Answers what a test wants to hear, and remembers what was asked.</summary>
internal sealed class ScriptedMediator : IMediator
{
    private Func<object, object> answer = request =>
        throw new InvalidOperationException($"Nothing is prepared for {request.GetType().Name}.");

    public ConcurrentQueue<object> Asked { get; } = [];

    public void Answers(Func<object, object> how) => answer = how;

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        Asked.Enqueue(request);
        return Task.FromResult((TResponse)answer(request));
    }

    public Task Publish(object notification, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => throw new NotSupportedException();
}
