using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application;

/// <summary>Our own public URLs, built from the configured base.</summary>
public interface IPublicUrls
{
    Uri ForPayment(PublicId id);

    Uri ForNotifications(string acquirer, string key);
}
