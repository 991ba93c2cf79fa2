using System.Text;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.Delivery;

/// <summary>Delivers the notifications of all queues with the faults in force, and repeats those that are not accepted.</summary>
internal sealed partial class QueueSender(
    IEnumerable<NotificationQueue> queues,
    IHttpClientFactory clients,
    FaultPlan faults,
    EmulatorOptions options,
    ILogger<QueueSender> logger) : BackgroundService
{
    public const string ClientName = "acquirer-notifications";
    private static readonly TimeSpan ReorderDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.HoldsNotifications
        ? Task.CompletedTask
        : Task.WhenAll([RepeatAsync(stoppingToken), .. queues.Select(queue => DeliverAllAsync(queue, stoppingToken))]);

    private Task DeliverAllAsync(NotificationQueue queue, CancellationToken stoppingToken) => Parallel.ForEachAsync(
        queue.Due.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stoppingToken },
        (notification, cancellationToken) => DeliverAsync(queue.Acquirer, notification, cancellationToken));

    // The system's clock, so that moving the emulated one does not repeat notifications at once.
    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryInterval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var queue in queues)
            {
                foreach (var notification in queue.Unaccepted().Where(one => one.Sent > 0 && one.Sent < queue.MostDeliveries))
                    queue.PostAgain(notification);
            }
        }
    }

    private async ValueTask DeliverAsync(string acquirer, OutgoingNotification notification, CancellationToken cancellationToken)
    {
        var fault = faults.Draw($"{acquirer}.notification", kind => kind is FaultKind.Delay or >= FaultKind.Lose);
        var pause = fault?.Delay ?? (fault?.Kind is FaultKind.Reorder or FaultKind.Delay ? ReorderDelay : TimeSpan.Zero);
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, cancellationToken);
        if (fault?.Kind is FaultKind.Lose)
        {
            notification.Delivered(0, "");
            return;
        }
        if (fault?.Kind is FaultKind.Duplicate)
            await SendAsync(notification, notification, cancellationToken);
        var claim = FalseClaims.Of(fault?.Kind);
        await SendAsync(notification, claim is { } wrong ? notification.WithClaim(wrong) : notification, cancellationToken);
    }

    private async Task SendAsync(OutgoingNotification counted, OutgoingNotification sent, CancellationToken cancellationToken)
    {
        var (status, reply) = (0, "");
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(sent.Method), sent.Url);
            if (sent.Method != HttpMethods.Get)
                request.Content = new StringContent(sent.Body, Encoding.UTF8, sent.ContentType);
            // The receiver compares with its own clock, which nobody moves.
            foreach (var (name, value) in sent.Sign(sent.Body, TimeProvider.System.GetUtcNow()))
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            (status, reply) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException failure)
        {
            Log.NotDelivered(logger, counted.PaymentId, failure.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDelivered(logger, counted.PaymentId, "no reply in time");
        }
        counted.Delivered(status, reply);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A notification of payment {PaymentId} was not delivered: {Reason}")]
        public static partial void NotDelivered(ILogger logger, string paymentId, string reason);
    }
}

internal static class DeliveryRegistration
{
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the sender of all queues; each acquirer registers its own <see cref="NotificationQueue"/>.</summary>
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddHostedService<QueueSender>();
        services.AddHttpClient(QueueSender.ClientName, client => client.Timeout = ReplyTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    public static void AddQueue<TQueue>(this IServiceCollection services)
        where TQueue : NotificationQueue
    {
        services.AddSingleton<TQueue>();
        services.AddSingleton<NotificationQueue>(provider => provider.GetRequiredService<TQueue>());
    }
}
