using System.Data.Common;
using CleanAcquiring.Application;
using CleanAcquiring.Web.Pages;

namespace CleanAcquiring.Web.Errors;

/// <summary>Turns an exception, and a request that no endpoint took, into an answer. No stack trace leaves, in any environment.</summary>
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
            case var _ when IsStorageAway(exception):
                Log.StorageAway(logger, TraceCode.Of(context), exception);
                return errors.Outage(context, null);
            case BadHttpRequestException bad:
                return errors.Unreadable(context, bad.StatusCode);
            case InvalidDataException:
                return errors.Unreadable(context, StatusCodes.Status400BadRequest);
            default:
                Log.Failed(logger, TraceCode.Of(context), exception);
                return errors.Broken(context);
        }
    }

    // The database cannot be reached now, or is locked: SQLite marks neither as transient and names no state.
    private static bool IsStorageAway(Exception? exception) => exception switch
    {
        null => false,
        DbException { IsTransient: true } or DbException { SqlState: null } => true,
        _ => IsStorageAway(exception.InnerException),
    };

    private static Task WriteAsync(HttpContext context, IResult result) =>
        context.Request.Path.StartsWithSegments("/notifications", StringComparison.OrdinalIgnoreCase)
            ? WritePlainAsync(context, result)
            : result.ExecuteAsync(context);

    // An acquirer reads the status alone, and sends the notification again after any failure.
    private static Task WritePlainAsync(HttpContext context, IResult result)
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
