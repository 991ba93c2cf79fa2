using MediatR;

namespace CleanAcquiring.Web.Planted;

/// <summary>Innocent: binds, sends once, renders.</summary>
public sealed class InnocentPage(IMediator mediator)
{
    public Task<int> GetAsync(IRequest<int> query) => mediator.Send(query);
}
