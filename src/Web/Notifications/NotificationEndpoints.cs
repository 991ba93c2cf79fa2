using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using MediatR;

namespace CleanAcquiring.Web.Notifications;

/// <summary>Where acquirers report. The answer is theirs to the byte.</summary>
internal static class NotificationEndpoints
{
    private const int LargestBody = 64 * 1024;
    private const int LongestKey = 100;
    private static readonly NotificationResponse UnknownAddress = new(StatusCodes.Status404NotFound, "text/plain", "FAIL");

    // Where some acquirers put a signature; anything else of a request is not kept.
    private static readonly string[] SignatureHeaders = ["content-hmac", "x-content-hmac", "stripe-signature"];

    public static void MapNotifications(this WebApplication app) =>
        app.MapPost("/notifications/{acquirer}/{key}", ReceiveAsync).DisableAntiforgery().WithTags("Acquirers");

    private static async Task ReceiveAsync(HttpContext context, IMediator mediator, string acquirer, string key)
    {
        if (!IsKey(key))
        {
            await WriteAsync(context, UnknownAddress);
            return;
        }
        var body = await BodyAsync(context);
        var notification = new RawNotification(body, context.Request.ContentType, context.Request.QueryString.Value, Headers(context));
        // Once it is here, it is stored and applied, whether or not the sender still waits.
        var result = await mediator.Send(new ReceiveNotificationCommand(acquirer, key, notification), CancellationToken.None);
        await WriteAsync(context, result.IsRefused ? UnknownAddress : result.Value);
    }

    private static async Task WriteAsync(HttpContext context, NotificationResponse reply)
    {
        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    // The shape of the keys that we give out; no database is asked for anything else.
    private static bool IsKey(string key) =>
        key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.Length <= LargestBody
            ? buffer.ToArray()
            : throw new BadHttpRequestException("The notification is too large.", StatusCodes.Status413PayloadTooLarge);
    }

    private static Dictionary<string, string> Headers(HttpContext context) => SignatureHeaders
        .Where(context.Request.Headers.ContainsKey)
        .ToDictionary(name => name, name => context.Request.Headers[name].ToString(), StringComparer.Ordinal);
}
