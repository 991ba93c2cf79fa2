using CleanAcquiring.Application;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

internal static class PublicUrlsRegistration
{
    public static void AddPublicUrls(this IServiceCollection services)
    {
        services.AddOptions<PublicOptions>().BindConfiguration("Public").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<PublicOptions>, PublicOptionsCheck>();
        services.AddSingleton<IPublicUrls, PublicAddresses>();
    }
}
