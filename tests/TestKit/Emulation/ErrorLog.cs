using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>
/// Hears what the gateway of a environment logs as a bug; the last cry of a dying process is none. One factory for all towns: a
/// database context built for another
/// factory would build its model anew.
/// </summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private static readonly AsyncLocal<ErrorLog?> Here = new();

    public static ILoggerFactory Factory { get; } = LoggerFactory.Create(logging => logging.AddProvider(new ErrorLog()));

    public ConcurrentQueue<string> Bugs { get; } = [];

    /// <summary>Of the gateway that lives now.</summary>
    public CrashPlan? CrashPlan { get; set; }

    /// <summary>From here on this one hears.</summary>
    public void Listen() => Here.Value = this;

    // The database's library calls every lost race an error; whoever lost it knows what to do.
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
        if (IsEnabled(logLevel) && Here.Value is { CrashPlan.IsDead: false } here)
            here.Bugs.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
