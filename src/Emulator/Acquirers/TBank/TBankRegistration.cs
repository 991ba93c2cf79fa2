using System.Net.Http.Headers;
using CleanAcquiring.Emulator.Acquirers.TBank.Calls;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Acquirers.TBank.Pages;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;
using CleanAcquiring.Emulator.FaultInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>Puts an in-memory T-Bank acquiring under <c>/acquirers/tbank</c>.</summary>
public static class TBankRegistration
{
    internal const string Prefix = "/acquirers/tbank";

    public static IServiceCollection AddTBank(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Terminals>();
        services.AddSingleton<PaymentStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<NotificationOutbox>();
        services.AddSingleton<SignedCalls>();
        services.AddSingleton<IBankCall, InitCall>();
        services.AddSingleton<IBankCall, GetStateCall>();
        services.AddSingleton<IBankCall, CheckOrderCall>();
        services.AddSingleton<IBankCall, ConfirmCall>();
        services.AddSingleton<IBankCall, CancelCall>();
        services.AddSingleton<IBankCall, GetQrCall>();
        services.AddSingleton<IBankCall, GetQrStateCall>();
        services.AddSingleton<IBankCall, SbpPayTestCall>();
        services.AddSingleton<IBankCall, ResendCall>();
        services.AddHostedService<NotificationSender>();
        services.AddHostedService<NotificationRetries>();
        services.AddHttpClient(NotificationSender.ClientName, client =>
            {
                client.Timeout = NotificationSender.Patience;
                client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("TBankEmulator", "2"));
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services;
    }

    public static IEndpointRouteBuilder MapTBank(this IEndpointRouteBuilder app)
    {
        var bank = app.MapGroup(Prefix).ExcludeFromDescription();
        foreach (var call in app.ServiceProvider.GetServices<IBankCall>())
        {
            bank.MapPost($"/v2/{call.Name}", (HttpContext context, SignedCalls calls) => calls.AnswerAsync(context, call))
                .WithFaults($"tbank.{call.Name.ToLowerInvariant()}");
        }

        bank.MapGet("/v2/GetTerminalPayMethods", TerminalPayMethods.AnswerAsync);
        BankPages.Map(bank);
        BankState.Map(bank.MapGroup("/state"));
        return app;
    }
}
