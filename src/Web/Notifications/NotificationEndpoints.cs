using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Errors;
using MediatR;

namespace CleanAcquiring.Web.Notifications;

/// <summary>The address to which acquirers post. The answer is the acquirer's own to the byte.</summary>
internal static class NotificationEndpoints
{
    private const int LargestBody = 64 * 1024;
    private const int LongestKey = 100;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    private static NotificationResponse UnknownAddress =>
        new(RefusalStatus.Of(RefusalKind.NotFound).JsonStatus, "text/plain", "FAIL");

    public static void MapNotifications(this WebApplication app) =>
        app.MapMethods("/notifications/{acquirer}/{key}/{topic?}", Methods, ReceiveAsync).DisableAntiforgery().WithTags("Acquirers");

    private static async Task ReceiveAsync(
        HttpContext context, IMediator mediator, TimeProvider time, string acquirer, string key, string? topic)
    {
        if (!IsKey(key) || topic is not null && !IsKey(topic))
        {
            await WriteAsync(context, UnknownAddress);
            return;
        }
        var body = await BodyAsync(context);
        var query = context.Request.QueryString.Value is { Length: > 0 } asked ? asked : null;
        var notification = new RawNotification(body, context.Request.ContentType, query, Headers(context))
        {
            Method = context.Request.Method.ToUpperInvariant(),
            Topic = topic,
            Sender = context.Connection.RemoteIpAddress,
            ReceivedAt = time.GetUtcNow(),
        };
        // It is stored and applied whether or not the sender still waits.
        var result = await mediator.Send(new ReceiveNotificationCommand(acquirer, key, notification), CancellationToken.None);
        await WriteAsync(context, result.IsRefused ? UnknownAddress : result.Value);
    }

    private static async Task WriteAsync(HttpContext context, NotificationResponse response)
    {
        var bytes = Encoding.UTF8.GetBytes(response.Body);
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    // The shape of the keys that we give out; no other key reaches the database.
    private static bool IsKey(string key) =>
        key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw Problems.UnreadableBody("The notification ends before it is whole, or has no chunks.", exception);
        }
        return buffer.Length <= LargestBody ? buffer.ToArray() : throw Problems.TooLarge("The notification is too large.");
    }

    // All of them: the acquirer's profile names those that are kept.
    private static Dictionary<string, string> Headers(HttpContext context) => context.Request.Headers
        .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
}
