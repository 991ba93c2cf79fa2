using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>Hears what the gateway logs as a bug; the last cry of a dying process is none.</summary>
internal sealed class Complaints(Fate fate) : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Bugs { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && !fate.IsDead)
            Bugs.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
