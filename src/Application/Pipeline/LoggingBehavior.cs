using CleanAcquiring.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Application.Pipeline;

/// <summary>Logs one line for each use case: name, outcome, duration; never contents.</summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(TimeProvider time, ILogger<LoggingBehavior<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = time.GetTimestamp();
        try
        {
            var response = await next();
            Log.Ended(logger, typeof(TRequest).Name, OutcomeName.Of(response), Milliseconds(started));
            return response;
        }
        catch (OutageException outage)
        {
            Log.Outage(logger, typeof(TRequest).Name, outage.System, outage.Operation, Milliseconds(started));
            throw;
        }
    }

    private long Milliseconds(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{UseCase}: {Outcome} in {Milliseconds} ms")]
        public static partial void Ended(ILogger logger, string useCase, string outcome, long milliseconds);

        [LoggerMessage(2, LogLevel.Warning, "{UseCase}: {System} cannot do {Operation} now, after {Milliseconds} ms")]
        public static partial void Outage(ILogger logger, string useCase, string system, string operation, long milliseconds);
    }
}

/// <summary>Names an outcome in a log line: the refusal's code, else the case of the union; never its contents.</summary>
internal static class OutcomeName
{
    public static string Of(object? response) => response switch
    {
        null => "nothing",
        IRefused { Refusal: { } refusal } => refusal.Code,
        IRefused => "done",
        _ => response.GetType().Name,
    };
}
