using System.Net.Mime;
using System.Text;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Delivers notifications in parallel, so that two of one payment may arrive in any order.</summary>
internal sealed partial class NotificationSender(
    NotificationOutbox outbox,
    IHttpClientFactory clients,
    FaultPlan faults,
    EmulatorOptions options,
    ILogger<NotificationSender> logger) : BackgroundService
{
    public const string ClientName = "tbank-notifications";
    private const string Operation = "tbank.notification";
    private static readonly TimeSpan ReorderDelay = TimeSpan.FromSeconds(2);

    /// <summary>The time for which the bank waits for a reply.</summary>
    public static TimeSpan ReplyTimeout { get; } = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.HoldsNotifications
        ? Task.CompletedTask
        : Parallel.ForEachAsync(
            outbox.Deliveries.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stoppingToken },
            DeliverAsync);

    private async ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var reply = NotificationReply.None;
        try
        {
            reply = await DeliverAsync(delivery.Notification, cancellationToken);
        }
        finally
        {
            delivery.Done(reply);
        }
    }

    private async Task<NotificationReply> DeliverAsync(Notification notification, CancellationToken cancellationToken)
    {
        var fault = faults.Draw(Operation, kind => kind is FaultKind.Delay or >= FaultKind.Lose);
        await PauseAsync(fault, cancellationToken);
        if (fault?.Kind is FaultKind.Lose)
        {
            notification.Count(NotificationReply.None);
            return NotificationReply.None;
        }

        if (fault?.Kind is FaultKind.Duplicate)
        {
            await SendAsync(notification, notification.Body, cancellationToken);
        }

        var claim = FalseClaims.Of(fault?.Kind);
        var body = claim is { } wrong ? NotificationPayload.Altered(notification, wrong) : notification.Body;
        return await SendAsync(notification, body, cancellationToken);
    }

    private static async Task PauseAsync(Fault? fault, CancellationToken cancellationToken)
    {
        var pause = fault?.Delay ?? (fault?.Kind is FaultKind.Reorder or FaultKind.Delay ? ReorderDelay : TimeSpan.Zero);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, cancellationToken);
        }
    }

    private async Task<NotificationReply> SendAsync(Notification notification, string body, CancellationToken cancellationToken)
    {
        var reply = NotificationReply.None;
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
            using var response = await clients.CreateClient(ClientName).PostAsync(notification.Url, content, cancellationToken);
            // Read as bytes, because reading text would drop a byte order mark, which the bank does not accept.
            var received = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            reply = new NotificationReply((int)response.StatusCode, Encoding.UTF8.GetString(received));
        }
        catch (HttpRequestException failure)
        {
            Log.NotDelivered(logger, notification.PaymentId, failure.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDelivered(logger, notification.PaymentId, "no reply in time");
        }

        notification.Count(reply);
        return reply;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "T-Bank: a notification of payment {PaymentId} was not delivered: {Reason}")]
        public static partial void NotDelivered(ILogger logger, string paymentId, string reason);
    }
}

/// <summary>Repeats unaccepted notifications every two seconds for a minute. The real bank: hourly for a day, daily for a month.</summary>
internal sealed class NotificationRetries(NotificationOutbox outbox, EmulatorOptions options) : BackgroundService
{
    private const int MaxDeliveries = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.HoldsNotifications)
        {
            return;
        }

        // The system's clock, so that moving the emulated one does not repeat notifications at once.
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (
                var notification in outbox
                    .Unaccepted()
                    .Where(notification => notification is { UnderWay: false, Sent: < MaxDeliveries })
            )
            {
                _ = outbox.Post(notification);
            }
        }
    }
}
