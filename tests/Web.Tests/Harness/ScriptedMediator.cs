using System.Collections.Concurrent;
using MediatR;

namespace CleanAcquiring.Web.Tests.Harness;

/// <summary>Answers each request as the test says, and records it.</summary>
internal sealed class ScriptedMediator : IMediator
{
    private Func<object, object> answer = request =>
        throw new InvalidOperationException($"The test has no answer to {request.GetType().Name}.");

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
