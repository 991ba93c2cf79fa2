using CleanAcquiring.Emulator.Acquirers.CloudPayments;
using CleanAcquiring.Emulator.Acquirers.Delivery;
using CleanAcquiring.Emulator.Acquirers.PayKeeper;
using CleanAcquiring.Emulator.Acquirers.Rbs;
using CleanAcquiring.Emulator.Acquirers.Robokassa;
using CleanAcquiring.Emulator.Acquirers.Stripe;
using CleanAcquiring.Emulator.Acquirers.TBank;
using CleanAcquiring.Emulator.Acquirers.Tochka;
using CleanAcquiring.Emulator.Acquirers.YooKassa;

namespace CleanAcquiring.Emulator.Acquirers;

/// <summary>The emulated acquirers. ONE LINE PER ACQUIRER: the only place outside its folder that knows it.</summary>
internal static class AcquirersRegistration
{
    public static void AddAcquirers(this IServiceCollection services)
    {
        services.AddDelivery();
        services.AddTBank();
        services.AddYooKassa();
        services.AddRobokassa();
        services.AddStripe();
        services.AddTochka();
        services.AddRbs();
        services.AddPayKeeper();
        services.AddCloudPayments();
    }

    public static void MapAcquirers(this IEndpointRouteBuilder routes)
    {
        AcquirerControls.MapNames(routes);
        foreach (var acquirer in routes.ServiceProvider.GetServices<IEmulatedAcquirer>())
        {
            var group = routes.MapGroup($"/acquirers/{acquirer.Name}").ExcludeFromDescription();
            acquirer.Map(group);
            AcquirerControls.Map(group, acquirer);
        }
    }

    /// <summary>Gets the acquirer of the emulated sellers: the one that the options name, or the first.</summary>
    public static IEmulatedAcquirer SellersAcquirer(this IServiceProvider services)
    {
        var acquirers = services.GetServices<IEmulatedAcquirer>();
        return services.GetRequiredService<EmulatorOptions>().Acquirer is { } name
            ? acquirers.FirstOrDefault(acquirer => acquirer.Name == name)
                ?? throw new InvalidOperationException($"The emulator has no acquirer {name}.")
            : acquirers.First();
    }
}
