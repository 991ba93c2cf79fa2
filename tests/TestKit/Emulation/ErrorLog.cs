using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>
/// Collects the errors that the gateway of an environment logs, except after a crash. All environments share one factory, because
/// a database context with another factory would build its model again.
/// </summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private static readonly AsyncLocal<ErrorLog?> Current = new();

    public static ILoggerFactory Factory { get; } = LoggerFactory.Create(logging => logging.AddProvider(new ErrorLog()));

    public ConcurrentQueue<string> Bugs { get; } = [];

    /// <summary>The crash plans of the running gateways.</summary>
    public IReadOnlyList<CrashPlan> CrashPlans { get; set; } = [];

    /// <summary>Makes this the log of the calling test.</summary>
    public void Listen() => Current.Value = this;

    // EF Core logs each lost race as an error, although its caller handles it.
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("CleanAcquiring", StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel) && Current.Value is { } log && log.CrashPlans.All(plan => !plan.IsCrashed))
            log.Bugs.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
