using CleanAcquiring.Infrastructure.Planted;

namespace CleanAcquiring.Web.Planted;

/// <summary>Innocent: the door may register what stands behind it.</summary>
public sealed class PersistenceRegistration
{
    public static object Register() => new WorkerThatQueries();
}
