using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Egress;

/// <summary>A real server on a free port of loopback that answers as a test says and remembers who came.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Visit> visits = new();

    private LocalServer(WebApplication app) => this.app = app;

    /// <summary>The address with a final slash.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    public IReadOnlyCollection<Visit> Visits => visits;

    public static async Task<LocalServer> StartAsync(Func<HttpContext, string, Task> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(
                    IPAddress.Loopback,
                    0,
                    listen =>
                    {
                        if (certificate is not null)
                            listen.UseHttps(certificate);
                    }
                )
            );
        builder.Services.AddRouting();
        var built = builder.Build();
        var server = new LocalServer(built);
        built.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            server.visits.Enqueue(
                new Visit(
                    context.Request.Method,
                    context.Request.Path,
                    body,
                    context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)
                )
                {
                    Query = context.Request.QueryString.ToString(),
                }
            );
            await answer(context, body);
        });
        await built.StartAsync();
        var bound = new Uri(built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        server.Address = new UriBuilder(bound.Scheme, "localhost", bound.Port).Uri;
        return server;
    }

    /// <summary>Answers always the same.</summary>
    public static Task<LocalServer> AnsweringAsync(int status, string body, string contentType = "application/json") =>
        StartAsync(
            async (context, _) =>
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = contentType;
                await context.Response.WriteAsync(body);
            }
        );

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Visit(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>As it was sent, with its question mark; empty without one.</summary>
        public string Query { get; init; } = "";
    }
}
