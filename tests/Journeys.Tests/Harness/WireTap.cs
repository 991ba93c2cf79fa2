using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>
/// Records the addresses and referrers that reach the servers of a shop and every line that they log, and which secrets came beside
/// them, in headers and bodies.
/// </summary>
internal sealed class WireTap : IStartupFilter, ILoggerProvider
{
    // A code of a payment method travels under the same name.
    private const int Shortest = 16;

    private static readonly string[] Carriers = ["code", "token", "refresh_token", "client_secret"];
    private readonly ConcurrentQueue<string> addresses = new();
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentDictionary<string, string> secrets = new(StringComparer.Ordinal);

    /// <summary>Of all requests, with the referrer of each.</summary>
    public IReadOnlyCollection<string> Addresses => addresses;

    public IReadOnlyCollection<string> LogLines => lines;

    /// <summary>Each secret with the name of what carried it.</summary>
    public IReadOnlyDictionary<string, string> Secrets => secrets;

    public void ListenTo(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IStartupFilter>(this);
        // The product's own filters decide; the console alone stays quiet.
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning).AddProvider(this);
    }

    /// <summary>Adds a secret that was typed.</summary>
    public void Knows(string carrier, string secret) => secrets.TryAdd(secret, carrier);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(NoteAsync);
        next(app);
    };

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, lines);

    public void Dispose()
    {
    }

    private async Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        addresses.Enqueue(request.GetEncodedUrl());
        if (request.Headers.Referer is [{ } referrer, ..])
            addresses.Enqueue(referrer);
        if (request.Headers["X-Auth-Token"] is [{ } proof])
            Knows("one-time token", proof);
        if (request.Headers.Authorization is [{ } authorization])
            Knows("authorization", authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        if (request.HasJsonContentType())
        {
            request.EnableBuffering();
            using var reader = new StreamReader(request.Body, leaveOpen: true);
            Note(await reader.ReadToEndAsync(context.RequestAborted));
            request.Body.Position = 0;
        }
        await next(context);
    }

    private void Note(string body)
    {
        if (body.Length == 0 || JsonNode.Parse(body) is not JsonObject fields)
            return;
        foreach (var name in Carriers)
        {
            if (fields[name] is JsonValue value && value.TryGetValue<string>(out var secret) && secret.Length >= Shortest)
                Knows(name, secret);
        }
    }

    private sealed class Recorder(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
    }
}
