using CleanAcquiring.Web.Planted;

namespace CleanAcquiring.Infrastructure.Planted;

public sealed class WorkerThatKnowsAPage
{
    public Type Page => typeof(AllowedPage);
}
