namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>
/// Repeats unaccepted notifications every two seconds for a minute; the real bank does it hourly for a day, then daily for a
/// month.
/// </summary>
internal sealed class NotificationRetries(NotificationOutbox outbox) : BackgroundService
{
    private const int MostDeliveries = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The machine's own time: moving the emulated clock must not bring a storm of notifications.
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (
                var notification in outbox
                    .Unaccepted()
                    .Where(notification => notification is { UnderWay: false, Sent: < MostDeliveries })
            )
            {
                _ = outbox.Post(notification);
            }
        }
    }
}
