using CleanAcquiring.Application.Accounts.ListMethods;
using CleanAcquiring.Application.Desk;
using CleanAcquiring.Application.Desk.Operating;
using CleanAcquiring.Application.FollowUps.UpdateInvoice;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Pipeline;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Reconciliation;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Application;

public static class ApplicationRegistration
{
    /// <summary>Registers the use cases with their two pipeline steps; the ports are registered by who implements them.</summary>
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
        services.AddScoped<PayerContact>();
        services.AddScoped<AttemptOpening>();
        services.AddScoped<OperationCall>();
        services.AddScoped<PaymentOperations>();
        services.AddScoped<SecondPayments>();
        services.AddScoped<NotificationJudge>();
        services.AddScoped<ThreeBooks>();
        services.AddScoped<NotificationReplay>();
        return services;
    }
}
