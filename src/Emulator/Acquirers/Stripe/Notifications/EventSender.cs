using System.Text;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

/// <summary>Delivers events in parallel, so that two of one payment may arrive in any order, and repeats what is not accepted.</summary>
internal sealed partial class EventSender(
    EventOutbox outbox,
    IHttpClientFactory clients,
    FaultPlan faults,
    EmulatorOptions options,
    ILogger<EventSender> logger) : BackgroundService
{
    public const string ClientName = "stripe-notifications";
    private const string Operation = "stripe.notification";
    private const int MaxDeliveries = 30;
    private static readonly TimeSpan ReorderDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.HoldsNotifications
        ? Task.CompletedTask
        : Task.WhenAll(RepeatAsync(stoppingToken), DeliverAllAsync(stoppingToken));

    private Task DeliverAllAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        outbox.Due.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stoppingToken },
        DeliverAsync);

    // The system's clock, so that moving the emulated one does not repeat events at once.
    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryInterval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var notification in outbox.Unaccepted().Where(notification => notification.Sent is > 0 and < MaxDeliveries))
                outbox.PostAgain(notification);
        }
    }

    private async ValueTask DeliverAsync(EventNotification notification, CancellationToken cancellationToken)
    {
        var fault = faults.Draw(Operation, kind => kind is FaultKind.Delay or >= FaultKind.Lose);
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
        var sent = claim is { } wrong ? (EventNotification)notification.Altered(wrong) : notification;
        await SendAsync(notification, sent, cancellationToken);
    }

    private async Task SendAsync(EventNotification counted, EventNotification sent, CancellationToken cancellationToken)
    {
        var (status, reply) = (0, "");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, sent.Url)
            {
                Content = new StringContent(sent.Body, Encoding.UTF8, sent.ContentType),
            };
            // The receiver compares with its own clock, which nobody moves.
            request.Headers.Add(EventNotification.SignatureHeader, sent.Signature(TimeProvider.System.GetUtcNow()));
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
        [LoggerMessage(Level = LogLevel.Information, Message = "Stripe: an event of session {SessionId} was not delivered: {Reason}")]
        public static partial void NotDelivered(ILogger logger, string sessionId, string reason);
    }
}
