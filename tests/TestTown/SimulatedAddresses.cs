using CleanAcquiring.Application.Addresses;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestTown;

/// <summary>Nobody listens there: the schedule carries the letters.</summary>
internal sealed class SimulatedAddresses : IAddresses
{
    private static readonly Uri Base = new("http://localhost:5080/");

    public Uri OfPayment(PublicId id) => new(Base, $"payments/{id}");

    public Uri OfNotifications(string acquirer, string key) => new(Base, $"notifications/{acquirer}/{key}");
}
