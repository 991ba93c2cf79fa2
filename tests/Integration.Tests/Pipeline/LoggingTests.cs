using CleanAcquiring.Application;
using CleanAcquiring.Application.Pipeline;
using CleanAcquiring.Domain.Common;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Integration.Tests.Pipeline;

/// <summary>One line for each use case, which tells how it ended and never what it was about.</summary>
public sealed class LoggingTests
{
    private readonly Lines log = new();

    [Fact]
    public async Task An_end_is_told_by_its_name()
    {
        await Behavior<Result<string>>()
            .Handle("secret", CancellationToken.None, () => Task.FromResult(Result<string>.Of("done well")));
        await Behavior<Result<string>>()
            .Handle(
                "secret",
                CancellationToken.None,
                () => Task.FromResult<Result<string>>(new Refusal(RefusalKind.Conflict, "code", "because"))
            );
        await Behavior<string?>().Handle("secret", CancellationToken.None, () => Task.FromResult<string?>(null));

        log.Written.ShouldBe([
            "Information String: done in 0 ms",
            "Information String: code in 0 ms",
            "Information String: nothing in 0 ms",
        ]);
    }

    [Fact]
    public async Task An_outage_is_told_by_its_place_and_goes_on()
    {
        var outage = await Should.ThrowAsync<OutageException>(() =>
            Behavior<string>()
                .Handle(
                    "secret",
                    CancellationToken.None,
                    () => throw new OutageException("amoCRM", "elements.get", "503", TimeSpan.FromSeconds(3))
                )
        );

        (outage.Message, outage.RetryAfter).ShouldBe(("amoCRM elements.get: 503", TimeSpan.FromSeconds(3)));
        log.Written.ShouldBe(["Warning String: amoCRM cannot do elements.get now, after 0 ms"]);
    }

    private LoggingBehavior<string, TResponse> Behavior<TResponse>() => new(new StoppedTime(), log.For<TResponse>());

    private sealed class StoppedTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private sealed class Lines
    {
        public List<string> Written { get; } = [];

        public ILogger<LoggingBehavior<string, TResponse>> For<TResponse>() => new Logger<TResponse>(this);

        private sealed class Logger<TResponse>(Lines lines) : ILogger<LoggingBehavior<string, TResponse>>
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter
            ) => lines.Written.Add($"{logLevel} {formatter(state, exception)}");
        }
    }
}
