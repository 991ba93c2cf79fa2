using CleanAcquiring.Emulator.Acquirers.Delivery;
using CleanAcquiring.Emulator.Acquirers.Tochka.Api;
using CleanAcquiring.Emulator.Acquirers.Tochka.Checkout;
using CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Tochka;

internal static class TochkaRegistration
{
    public static void AddTochka(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, TochkaEmulator>();
        services.AddSingleton<LinkStore>();
        services.AddSingleton<LinkCalls>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<CabinetActions>();
        services.AddSingleton<BankSigner>();
        services.AddQueue<NotificationOutbox>();
    }
}
