using CleanAcquiring.Application.Pipeline;
using CleanAcquiring.Domain.Common;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Application.Tests.Pipeline;

/// <summary>One log line for each use case: its name, its outcome and its duration, never its contents.</summary>
public sealed class LoggingTests
{
    private readonly Lines log = new();

    [Fact]
    public async Task Outcome_is_logged_by_its_name()
    {
        await RunAsync(() => Result<string>.Of("done well"));
        await RunAsync<Result<string>>(() => new Refusal(RefusalKind.Conflict, "code", "because"));
        await RunAsync<string?>(() => null);

        log.Written.ShouldBe([
            "Information String: done in 0 ms",
            "Information String: code in 0 ms",
            "Information String: nothing in 0 ms",
        ]);
    }

    [Fact]
    public async Task Outage_is_logged_by_its_system_and_thrown_on()
    {
        var outage = await Should.ThrowAsync<OutageException>(() =>
            RunAsync<string>(() => throw new OutageException("crm", "elements.get", "503", TimeSpan.FromSeconds(3))));

        (outage.Message, outage.RetryAfter).ShouldBe(("crm elements.get: 503", TimeSpan.FromSeconds(3)));
        log.Written.ShouldBe(["Warning String: crm cannot do elements.get now, after 0 ms"]);
    }

    private Task<TResponse> RunAsync<TResponse>(Func<TResponse> handle) =>
        new LoggingBehavior<string, TResponse>(new StoppedTime(), new Logger<TResponse>(log))
            .Handle("secret", CancellationToken.None, () => Task.FromResult(handle()));

    private sealed class StoppedTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private sealed class Lines
    {
        public List<string> Written { get; } = [];
    }

    private sealed class Logger<TResponse>(Lines lines) : ILogger<LoggingBehavior<string, TResponse>>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Written.Add($"{logLevel} {formatter(state, exception)}");
    }
}
