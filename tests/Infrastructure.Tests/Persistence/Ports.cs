using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

internal static class Ports
{
    public static IPayments Payments(this IServiceProvider services) => services.GetRequiredService<IPayments>();

    public static IAccounts Accounts(this IServiceProvider services) => services.GetRequiredService<IAccounts>();

    public static IJournal Journal(this IServiceProvider services) => services.GetRequiredService<IJournal>();

    public static ITokens Tokens(this IServiceProvider services) => services.GetRequiredService<ITokens>();

    public static IFollowUps FollowUps(this IServiceProvider services) => services.GetRequiredService<IFollowUps>();

    public static INotificationStore Notifications(this IServiceProvider services) => services.GetRequiredService<INotificationStore>();

    public static IWebhooks Webhooks(this IServiceProvider services) => services.GetRequiredService<IWebhooks>();

    public static AcquiringDbContext Tables(this IServiceProvider services) => services.GetRequiredService<AcquiringDbContext>();

    public static Task<bool> SaveAsync(this IServiceProvider services) =>
        services.GetRequiredService<IUnitOfWork>().TrySaveAsync(TestContext.Current.CancellationToken);
}
