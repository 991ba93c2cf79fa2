using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>Turns an emulated notification into the command that the gateway's endpoint would send.</summary>
internal static class EmulatedNotifications
{
    /// <param name="notification">Its address is <c>/notifications/{acquirer}/{key}/{topic?}</c>.</param>
    /// <param name="receivedAt">By the gateway's clock.</param>
    public static ReceiveNotificationCommand ToCommand(this IEmulatedNotification notification, DateTimeOffset receivedAt)
    {
        var parts = notification.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var raw = new RawNotification(
            Encoding.UTF8.GetBytes(notification.Body),
            notification.ContentType,
            notification.Url.Query is { Length: > 0 } query ? query : null,
            notification.Headers)
        {
            Method = notification.Method,
            Topic = parts.ElementAtOrDefault(3),
            ReceivedAt = receivedAt,
        };
        return new ReceiveNotificationCommand(parts[1], parts[2], raw);
    }
}
