using MediatR;

namespace CleanAcquiring.Web.Planted;

/// <summary>Allowed: binds, sends once, renders.</summary>
public sealed class AllowedPage(IMediator mediator)
{
    public Task<int> GetAsync(IRequest<int> query) => mediator.Send(query);
}
