using CleanAcquiring.Emulator.Acquirers.Delivery;
using CleanAcquiring.Emulator.Acquirers.Stripe.Api;
using CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;
using CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Stripe;

internal static class StripeRegistration
{
    public static void AddStripe(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, StripeEmulator>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<SessionCalls>();
        services.AddSingleton<MoneyCalls>();
        services.AddQueue<EventOutbox>();
    }
}
