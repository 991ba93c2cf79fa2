using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application;

/// <summary>Our own addresses as the world sees them, always built from the configured base.</summary>
public interface IPublicUrls
{
    Uri ForPayment(PublicId id);

    Uri ForNotifications(string acquirer, string key);
}
