using CleanAcquiring.Emulator.Acquirers.Stripe.Api;
using CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;
using CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Stripe;

internal static class StripeRegistration
{
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(10);

    public static void AddStripe(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, StripeEmulator>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<SessionCalls>();
        services.AddSingleton<MoneyCalls>();
        services.AddSingleton<EventOutbox>();
        services.AddHostedService<EventSender>();
        services.AddHttpClient(EventSender.ClientName, client => client.Timeout = ReplyTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
    }
}
