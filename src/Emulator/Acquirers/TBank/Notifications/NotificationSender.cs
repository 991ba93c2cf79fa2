using System.Net.Mime;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Carries notifications, several at a time, so that two of one payment may arrive in any order.</summary>
internal sealed partial class NotificationSender(
    NotificationOutbox outbox, IHttpClientFactory clients, FaultPlan faults, ILogger<NotificationSender> logger) : BackgroundService
{
    public const string ClientName = "tbank-notifications";
    private const string Operation = "tbank.notification";
    private static readonly TimeSpan Overtaking = TimeSpan.FromSeconds(2);

    /// <summary>How long the bank waits for a reply.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        outbox.Errands.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stoppingToken },
        CarryAsync);

    private async ValueTask CarryAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var reply = NotificationReply.Nothing;
        try
        {
            reply = await CarryAsync(delivery.Notification, cancellationToken);
        }
        finally
        {
            delivery.Done(reply);
        }
    }

    private async Task<NotificationReply> CarryAsync(Notification notification, CancellationToken cancellationToken)
    {
        var fault = faults.Draw(Operation, kind => kind is FaultKind.Delay or >= FaultKind.Lose);
        await PauseAsync(fault, cancellationToken);
        switch (fault?.Kind)
        {
            case FaultKind.Lose:
                notification.Count(NotificationReply.Nothing);
                return NotificationReply.Nothing;
            case FaultKind.Duplicate:
                await SendAsync(notification, notification.Body, cancellationToken);
                break;
            case FaultKind.WrongAmount:
                return await SendAsync(
                    notification,
                    Altered(notification, new NotificationChanges(Amount: Amount(notification) + 100)),
                    cancellationToken
                );
            case FaultKind.WrongCurrency:
                return await SendAsync(notification, Altered(notification, new NotificationChanges(Currency: "USD")), cancellationToken);
            case FaultKind.WrongSignature:
                return await SendAsync(notification, Altered(notification, new NotificationChanges(BadToken: true)), cancellationToken);
        }

        return await SendAsync(notification, notification.Body, cancellationToken);
    }

    private static async Task PauseAsync(Fault? fault, CancellationToken cancellationToken)
    {
        var pause = fault?.Delay ?? (fault?.Kind is FaultKind.Reorder or FaultKind.Delay ? Overtaking : TimeSpan.Zero);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, cancellationToken);
        }
    }

    private static string Altered(Notification notification, NotificationChanges changes) =>
        NotificationPayload.Altered(notification.Body, changes, notification.Terminal);

    private static long Amount(Notification notification) => JsonElement.Parse(notification.Body).Kopecks("Amount") ?? 0;

    private async Task<NotificationReply> SendAsync(Notification notification, string body, CancellationToken cancellationToken)
    {
        var reply = NotificationReply.Nothing;
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
            using var response = await clients.CreateClient(ClientName).PostAsync(notification.Address, content, cancellationToken);
            // Byte for byte: reading it as text would swallow a byte order mark, which the bank does not forgive.
            var heard = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            reply = new NotificationReply((int)response.StatusCode, Encoding.UTF8.GetString(heard));
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
        public static partial void NotDelivered(ILogger logger, long paymentId, string reason);
    }
}
