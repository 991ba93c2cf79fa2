using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Holds;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Pipeline;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Trial;
using CleanAcquiring.Application.Webhooks;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Application;

public static class ApplicationRegistration
{
    /// <summary>Registers the use cases with their two pipeline steps; Infrastructure and Web register the ports.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var assembly = typeof(ApplicationRegistration).Assembly;
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan
            .FromAssemblies(assembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithScopedLifetime());
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddValidatorsFromAssembly(assembly, includeInternalTypes: true);
        services.AddSingleton<AcquirerDirectory>();
        services.AddScoped<MethodSettings>();
        services.AddScoped<MethodViews>();
        services.AddScoped<SellerProofs>();
        services.AddScoped<SessionRights>();
        services.AddScoped<NotificationAddresses>();
        services.AddSingleton<RecentLinks>();
        services.AddSingleton<ContactTickets>();
        services.AddScoped<PayerContacts>();
        services.AddScoped<PaymentOpening>();
        services.AddScoped<PaymentInitiator>();
        services.AddScoped<OperationCall>();
        services.AddScoped<OperationSync>();
        services.AddScoped<StartRepetition>();
        services.AddScoped<OperationExecutor>();
        services.AddScoped<InvoiceViews>();
        services.AddScoped<InvoiceDetailsReader>();
        services.AddScoped<ExcessRefund>();
        services.AddScoped<HoldCapture>();
        services.AddScoped<NotificationReader>();
        services.AddScoped<NotificationProcessor>();
        services.AddScoped<RejectionShare>();
        services.AddScoped<TrialPayments>();
        services.AddSingleton<RejectedBudget>();
        services.AddScoped<PaymentReconciler>();
        services.AddScoped<NotificationReplay>();
        services.AddSingleton<WebhookSecrets>();
        return services;
    }
}
