using CleanAcquiring.Application;
using CleanAcquiring.Web.Hosting;

namespace CleanAcquiring.Web.Errors;

/// <summary>Turns what was thrown, and what no endpoint took, into an answer. No stack trace leaves, in any environment.</summary>
internal sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> logger)
{
    public async Task InvokeAsync(HttpContext context, BuyerErrors errors)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: 404 or 405 or 415, ContentType: null })
            {
                context.Response.Headers.Remove("Allow");
                await WriteAsync(context, context.Response.StatusCode == 415 ? errors.Unreadable(context, 415) : errors.NotFound(context));
            }
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
                Log.Outage(logger, outage.System, outage.Operation, TraceCode.Of(context));
                return errors.Outage(context, outage.RetryAfter);
            case var _ when Storage.IsAway(exception):
                Log.StorageAway(logger, TraceCode.Of(context), exception);
                return errors.Outage(context, null);
            case BadHttpRequestException bad:
                return bad.StatusCode == 413 || AcceptHeader.Json(context)
                    ? errors.Unreadable(context, bad.StatusCode)
                    : errors.NotFound(context);
            case InvalidDataException:
                return errors.Unreadable(context, 400);
            default:
                Log.Failed(logger, TraceCode.Of(context), exception);
                return errors.Broken(context);
        }
    }

    private static Task WriteAsync(HttpContext context, IResult result) =>
        context.Request.Path.StartsWithSegments("/notifications", StringComparison.OrdinalIgnoreCase)
            ? PlainAsync(context, result)
            : result.ExecuteAsync(context);

    // An acquirer reads the status alone; whatever went wrong here, it shall come again.
    private static Task PlainAsync(HttpContext context, IResult result)
    {
        context.Response.StatusCode = (result as IStatusCodeHttpResult)?.StatusCode is { } status and not 500 ? status : 503;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("FAIL", context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A request failed (trace {Trace})")]
        public static partial void Failed(ILogger logger, string trace, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "{System} cannot do {Operation} now (trace {Trace})")]
        public static partial void Outage(ILogger logger, string system, string operation, string trace);

        [LoggerMessage(3, LogLevel.Error, "The database does not answer (trace {Trace})")]
        public static partial void StorageAway(ILogger logger, string trace, Exception exception);
    }
}
