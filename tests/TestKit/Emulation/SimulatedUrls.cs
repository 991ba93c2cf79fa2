using CleanAcquiring.Application;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>URLs without a listener: the schedule delivers the notifications.</summary>
internal sealed class SimulatedUrls : IPublicUrls
{
    private static readonly Uri Base = new("http://localhost:5080/");

    public Uri ForPayment(PublicId id) => new(Base, $"payments/{id}");

    public Uri ForNotifications(string acquirer, string key) => new(Base, $"notifications/{acquirer}/{key}");
}
