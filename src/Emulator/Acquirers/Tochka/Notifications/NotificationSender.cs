using System.Text;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

/// <summary>
/// Delivers notifications with the faults in force; repeats those that are not accepted every two seconds, thirty times (the bank: every
/// ten seconds).
/// </summary>
internal sealed partial class NotificationSender(
    NotificationOutbox outbox,
    IHttpClientFactory clients,
    FaultPlan faults,
    EmulatorOptions options,
    ILogger<NotificationSender> logger) : BackgroundService
{
    public const string ClientName = "tochka-notifications";
    private const int MaxDeliveries = 30;
    private static readonly TimeSpan ReorderDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    public static TimeSpan ReplyTimeout { get; } = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.HoldsNotifications
        ? Task.CompletedTask
        : Task.WhenAll(RepeatAsync(stoppingToken), DeliverAllAsync(stoppingToken));

    private Task DeliverAllAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        outbox.Due.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stoppingToken },
        DeliverAsync);

    // The system's clock, so that moving the emulated one does not repeat notifications at once.
    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryInterval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var notification in outbox.Unaccepted().Where(notification => notification.Sent is > 0 and < MaxDeliveries))
                outbox.PostAgain(notification);
        }
    }

    private async ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken)
    {
        var fault = faults.Draw($"{TochkaEmulator.AcquirerName}.notification", kind => kind is FaultKind.Delay or >= FaultKind.Lose);
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
        FalseClaim? claim = fault?.Kind switch
        {
            FaultKind.WrongAmount => FalseClaim.WrongAmount,
            FaultKind.WrongCurrency => FalseClaim.WrongCurrency,
            FaultKind.WrongSignature => FalseClaim.WrongSignature,
            _ => null,
        };
        await SendAsync(notification, claim is { } wrong ? notification.Altered(wrong) : notification, cancellationToken);
    }

    private async Task SendAsync(Notification counted, IEmulatedNotification sent, CancellationToken cancellationToken)
    {
        var status = 0;
        try
        {
            using var content = new StringContent(sent.Body, Encoding.UTF8, sent.ContentType);
            using var response = await clients.CreateClient(ClientName).PostAsync(sent.Url, content, cancellationToken);
            status = (int)response.StatusCode;
        }
        catch (HttpRequestException failure)
        {
            Log.NotDelivered(logger, counted.PaymentId, failure.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDelivered(logger, counted.PaymentId, "no reply in time");
        }
        counted.Delivered(status, "");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Tochka: a notification of payment {PaymentId} was not delivered: {Reason}")]
        public static partial void NotDelivered(ILogger logger, string paymentId, string reason);
    }
}
