using CleanAcquiring.Application.Ports;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Addresses;

internal static class AddressesRegistration
{
    public static void AddAddresses(this IServiceCollection services)
    {
        services.AddOptions<PublicOptions>().BindConfiguration("Public").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<PublicOptions>, PublicOptionsCheck>();
        services.AddSingleton<IAddresses, PublicAddresses>();
    }
}
