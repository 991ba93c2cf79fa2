using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Emulator.Acquirers;
using Microsoft.AspNetCore.Http;

namespace CleanAcquiring.Conformance;

/// <summary>Notifications as the gateway gets them.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    private IReadOnlyList<IEmulatedNotification> Notifications(Order order) =>
        [.. bench.Emulated.CollectNotifications().Where(notification => IsOf(notification.OrderId, order))];

    // The text of a notification by GET is its query.
    private static bool IsQuery(IEmulatedNotification notification) => notification.Method == HttpMethods.Get;

    private static string Text(IEmulatedNotification notification) =>
        IsQuery(notification) ? notification.Url.Query.TrimStart('?') : notification.Body;

    private RawNotification Raw(IEmulatedNotification notification, string? text = null) =>
        RawBytes(notification, Encoding.UTF8.GetBytes(text ?? Text(notification)));

    private RawNotification RawBytes(IEmulatedNotification notification, byte[] text)
    {
        var (body, query) = IsQuery(notification)
            ? ([], $"?{Encoding.UTF8.GetString(text)}")
            : (text, notification.Url.Query is { Length: > 1 } sent ? sent : null);
        return new RawNotification(body, notification.ContentType, query, Headers(notification))
        {
            Method = notification.Method,
            Topic = TopicOf(notification),
            ReceivedAt = bench.Now,
        };
    }

    private static RawNotification Raw(string body, string? type) =>
        new(Encoding.UTF8.GetBytes(body), type, null, new Dictionary<string, string>(StringComparer.Ordinal));

    private Dictionary<string, string> Headers(IEmulatedNotification notification) => notification.Headers
        .Where(header => Profile.NotificationHeaders.Contains(header.Key, StringComparer.Ordinal))
        .ToDictionary(StringComparer.Ordinal);

    // /notifications/{acquirer}/{key}/{topic?}
    private static string? TopicOf(IEmulatedNotification notification) =>
        notification.Url.Segments is [_, _, _, _, var topic] ? topic : null;

    private async Task<(ConformanceShop Shop, Order Order, IEmulatedNotification Paid)> NotifiedAsync()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        await StartedAsync(shop, order);
        bench.Emulated.CollectNotifications();
        bench.Emulated.Press(Only(order).Id, "pay");
        return (shop, order, Telling(shop, order));
    }

    // An acquirer may tell of one payment by several events, of which the adapter ignores some.
    private IEmulatedNotification Telling(ConformanceShop shop, Order order) => Notifications(order).Last(notification =>
        bench.Adapter.Read(Raw(notification), shop.Connection) is not NotificationReading.Ignored);
}
