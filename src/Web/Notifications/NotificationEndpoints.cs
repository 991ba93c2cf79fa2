using System.Text;
using CleanAcquiring.Application.Notifications.ReceiveNotification;
using CleanAcquiring.Application.Ports.Acquirers;
using MediatR;

namespace CleanAcquiring.Web.Notifications;

/// <summary>Where acquirers report. The answer is theirs to the byte.</summary>
internal static class NotificationEndpoints
{
    private const int LargestBody = 64 * 1024;

    // Where some acquirers put a signature; anything else of a request is not kept.
    private static readonly string[] SignatureHeaders = ["content-hmac", "x-content-hmac", "stripe-signature"];

    public static void MapNotifications(this WebApplication app) =>
        app.MapPost("/notifications/{acquirer}/{key}", ReceiveAsync).DisableAntiforgery();

    private static async Task ReceiveAsync(HttpContext context, IMediator mediator, string acquirer, string key)
    {
        var body = await BodyAsync(context);
        var notification = new RawNotification(body, context.Request.ContentType, context.Request.QueryString.Value, Headers(context));
        // Once it is here, it is stored and applied, whether or not the sender still waits.
        var result = await mediator.Send(new ReceiveNotificationCommand(acquirer, key, notification), CancellationToken.None);
        var reply = result.IsRefused ? new NotificationReply(StatusCodes.Status404NotFound, "text/plain", "FAIL") : result.Value;
        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.Length <= LargestBody ? buffer.ToArray() : throw new BadHttpRequestException("The notification is too large.", StatusCodes.Status413PayloadTooLarge);
    }

    private static Dictionary<string, string> Headers(HttpContext context) => SignatureHeaders
        .Where(context.Request.Headers.ContainsKey)
        .ToDictionary(name => name, name => context.Request.Headers[name].ToString(), StringComparer.Ordinal);
}
