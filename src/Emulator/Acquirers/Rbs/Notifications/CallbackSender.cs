using System.Text;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

/// <summary>
/// Delivers notifications with the faults in force; after three failures in all there is silence, as at the real banks, which wait
/// thirty seconds or a minute between them.
/// </summary>
internal sealed partial class CallbackSender(
    IEnumerable<IEmulatedAcquirer> acquirers,
    IHttpClientFactory clients,
    FaultPlan faults,
    EmulatorOptions options,
    ILogger<CallbackSender> logger) : BackgroundService
{
    public const string ClientName = "rbs-notifications";
    private const int MostDeliveries = 3;
    private static readonly TimeSpan ReorderDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    public static TimeSpan ReplyTimeout { get; } = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var outboxes = acquirers.OfType<RbsEmulator>().Select(bank => bank.Outbox).ToList();
        return options.HoldsNotifications
            ? Task.CompletedTask
            : Task.WhenAll([RepeatAsync(outboxes, stoppingToken), .. outboxes.Select(outbox => DeliverAllAsync(outbox, stoppingToken))]);
    }

    private Task DeliverAllAsync(CallbackOutbox outbox, CancellationToken stoppingToken) => Parallel.ForEachAsync(
        outbox.Due.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stoppingToken },
        (callback, cancellationToken) => DeliverAsync(outbox.Bank, callback, cancellationToken));

    // The system's clock, so that moving the emulated one does not repeat notifications at once.
    private static async Task RepeatAsync(IReadOnlyList<CallbackOutbox> outboxes, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryInterval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var outbox in outboxes)
            {
                foreach (var callback in outbox.Unaccepted().Where(callback => callback.Sent is > 0 and < MostDeliveries))
                    outbox.Post(callback);
            }
        }
    }

    private async ValueTask DeliverAsync(string bank, Callback callback, CancellationToken cancellationToken)
    {
        var fault = faults.Draw($"{bank}.notification", kind => kind is FaultKind.Delay or >= FaultKind.Lose);
        var pause = fault?.Delay ?? (fault?.Kind is FaultKind.Reorder or FaultKind.Delay ? ReorderDelay : TimeSpan.Zero);
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, cancellationToken);
        if (fault?.Kind is FaultKind.Lose)
        {
            callback.Delivered(0, "");
            return;
        }
        if (fault?.Kind is FaultKind.Duplicate)
            await SendAsync(callback, callback, cancellationToken);
        FalseClaim? claim = fault?.Kind switch
        {
            FaultKind.WrongAmount => FalseClaim.WrongAmount,
            FaultKind.WrongCurrency => FalseClaim.WrongCurrency,
            FaultKind.WrongSignature => FalseClaim.WrongSignature,
            _ => null,
        };
        await SendAsync(callback, claim is { } wrong ? callback.Altered(wrong) : callback, cancellationToken);
    }

    private async Task SendAsync(Callback counted, IEmulatedNotification sent, CancellationToken cancellationToken)
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
        [LoggerMessage(Level = LogLevel.Information, Message = "A notification of order {PaymentId} was not delivered: {Reason}")]
        public static partial void NotDelivered(ILogger logger, string paymentId, string reason);
    }
}
