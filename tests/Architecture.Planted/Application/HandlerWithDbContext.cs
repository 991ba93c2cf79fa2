using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Application.Planted;

internal sealed class HandlerWithDbContext(DbContext context) : IRequestHandler<PlantedCommand, int>
{
    public Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken) => context.SaveChangesAsync(cancellationToken);
}
