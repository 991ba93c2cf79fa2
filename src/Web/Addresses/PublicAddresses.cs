using CleanAcquiring.Application.Ports;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Addresses;

/// <summary>Our addresses, always from the configured base: a Host header is whatever its sender likes.</summary>
internal sealed class PublicAddresses(IOptions<PublicOptions> options) : IAddresses
{
    public Uri OfPayment(PublicId id) => new(options.Value.Base, $"payments/{id}");

    public Uri OfNotifications(string acquirer, string key) => new(options.Value.Base, $"notifications/{acquirer}/{key}");
}
