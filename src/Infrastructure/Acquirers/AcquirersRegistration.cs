using CleanAcquiring.Infrastructure.Acquirers.CloudPayments;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa;
using CleanAcquiring.Infrastructure.Acquirers.Sandbox;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;
using CleanAcquiring.Infrastructure.Acquirers.YooKassa;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Acquirers;

/// <summary>Registers the acquirers. ONE LINE PER ACQUIRER: the only place outside its folder that names it.</summary>
internal static class AcquirersRegistration
{
    public static IServiceCollection AddAcquirers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTBank(configuration);
        services.AddYooKassa(configuration);
        services.AddRobokassa(configuration);
        services.AddRbs(configuration);
        services.AddStripe(configuration);
        services.AddTochka(configuration);
        services.AddPayKeeper(configuration);
        services.AddCloudPayments(configuration);
        services.AddSandbox(configuration);
        return services;
    }
}
