using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Webhooks;

internal static class WebhookRegistration
{
    /// <summary>Registers the sender of webhooks; its client may call any public host name by https, and no other.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddEgressClient(WebhookSender.Name, provider => new EgressPolicy
        {
            AnyHostName = true,
            ExtraRoots = provider.GetRequiredService<ExtraRoots>().Certificates,
        });
        services.AddSingleton<IWebhookSender, WebhookSender>();
        return services;
    }
}
