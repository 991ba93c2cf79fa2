using CleanAcquiring.Application;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Our addresses, always from the configured base: a Host header is whatever its sender likes.</summary>
internal sealed class PublicAddresses(IOptions<PublicOptions> options) : IPublicUrls
{
    public Uri ForPayment(PublicId id) => new(options.Value.Base, $"payments/{id}");

    public Uri ForNotifications(string acquirer, string key) => new(options.Value.Base, $"notifications/{acquirer}/{key}");
}
