using CleanAcquiring.Application.Ports;

namespace CleanAcquiring.Web.Errors;

/// <summary>Turns what was thrown, and what no endpoint took, into an answer. No stack trace leaves, in any environment.</summary>
internal sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> logger)
{
    public async Task InvokeAsync(HttpContext context, BuyerErrors errors)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: 404 or 405, ContentType: null })
                await WriteAsync(context, errors.NotFound(context));
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            if (context.RequestAborted.IsCancellationRequested)
                return;
            context.Response.Clear();
            await WriteAsync(context, Answer(context, errors, exception));
        }
    }

    private IResult Answer(HttpContext context, BuyerErrors errors, Exception exception)
    {
        switch (exception)
        {
            case OutageException outage:
                return errors.Outage(context, outage.RetryAfter);
            case BadHttpRequestException bad:
                return bad.StatusCode == 413 || Wants.Json(context) ? errors.Unreadable(context, bad.StatusCode) : errors.NotFound(context);
            case InvalidDataException:
                return errors.Unreadable(context, 400);
            default:
                Log.Failed(logger, exception);
                return errors.Broken(context);
        }
    }

    private static Task WriteAsync(HttpContext context, IResult result) => context.Request.Path.StartsWithSegments("/notifications", StringComparison.OrdinalIgnoreCase)
        ? PlainAsync(context, result)
        : result.ExecuteAsync(context);

    // An acquirer reads the status alone.
    private static Task PlainAsync(HttpContext context, IResult result)
    {
        context.Response.StatusCode = (result as IStatusCodeHttpResult)?.StatusCode ?? 500;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("FAIL", context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A request failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
