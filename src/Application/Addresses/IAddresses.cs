using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Addresses;

/// <summary>Our own addresses as the world sees them, always built from the configured base.</summary>
public interface IAddresses
{
    Uri OfPayment(PublicId id);

    Uri OfNotifications(string acquirer, string key);
}
