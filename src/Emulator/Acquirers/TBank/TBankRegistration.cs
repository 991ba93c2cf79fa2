using System.Net.Http.Headers;
using CleanAcquiring.Emulator.Acquirers.TBank.Api;
using CleanAcquiring.Emulator.Acquirers.TBank.Cabinet;
using CleanAcquiring.Emulator.Acquirers.TBank.Checkout;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank;

internal static class TBankRegistration
{
    public static void AddTBank(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, TBankEmulator>();
        services.AddSingleton<PaymentStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<CabinetActions>();
        services.AddSingleton<NotificationOutbox>();
        services.AddSingleton<IBankCall, InitCall>();
        services.AddSingleton<IBankCall, GetStateCall>();
        services.AddSingleton<IBankCall, CheckOrderCall>();
        services.AddSingleton<IBankCall, ConfirmCall>();
        services.AddSingleton<IBankCall, CancelCall>();
        services.AddSingleton<IBankCall, GetQrCall>();
        services.AddSingleton<IBankCall, GetQrStateCall>();
        services.AddSingleton<IBankCall, SbpPayTestCall>();
        services.AddSingleton<IBankCall, ClosingReceiptCall>();
        services.AddSingleton<IBankCall, ResendCall>();
        services.AddHostedService<NotificationSender>();
        services.AddHostedService<NotificationRetries>();
        services.AddHttpClient(NotificationSender.ClientName, client =>
            {
                client.Timeout = NotificationSender.ReplyTimeout;
                client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("TBankEmulator", "2"));
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
    }
}
