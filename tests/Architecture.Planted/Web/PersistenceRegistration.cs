using CleanAcquiring.Infrastructure.Planted;

namespace CleanAcquiring.Web.Planted;

/// <summary>Allowed: a registration may name what it registers.</summary>
public sealed class PersistenceRegistration
{
    public static object Register() => new WorkerThatQueries();
}
