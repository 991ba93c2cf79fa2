using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>Stands before several replicas: each request goes to the next one, a notification in copies to two of them.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly string[] Carried = ["Accept", "Accept-Language", "Origin", "X-Auth-Token", "Idempotency-Key"];
    private readonly WebApplication app;
    private readonly IReadOnlyList<Uri> replicas;
    private int turn;

    private Balancer(WebApplication app, IReadOnlyList<Uri> replicas)
    {
        this.app = app;
        this.replicas = replicas;
        app.Run(CarryAsync);
    }

    public static async Task<Balancer> StartAsync(string url, IReadOnlyList<Uri> replicas)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .Services.AddHttpClient("replica")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var balancer = new Balancer(builder.Build(), replicas);
        balancer.app.Urls.Add(url);
        await balancer.app.StartAsync(TestContext.Current.CancellationToken);
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task CarryAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        var body = memory.ToArray();
        var first = Interlocked.Increment(ref turn);
        var copies = context.Request.Path.StartsWithSegments("/notifications", StringComparison.Ordinal) ? 2 : 1;
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, copies)
                .Select(copy => TryAllAsync(context, body, first + copy * RandomNumberGenerator.GetInt32(1, replicas.Count)))
        );
        using var answer = answers.FirstOrDefault(one => one?.IsSuccessStatusCode == true) ?? answers[0];
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.Location is { } location)
            context.Response.Headers.Location = location.OriginalString;
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    // A replica that is not there has heard nothing; the next one is asked. One that died over the request is a failure to whoever asked.
    private async Task<HttpResponseMessage?> TryAllAsync(HttpContext context, byte[] body, int from)
    {
        for (var step = 0; step < replicas.Count; step++)
        {
            try
            {
                return await SendAsync(context, body, replicas[(from + step) % replicas.Count]);
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // The next one.
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
        return null;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpContext context, byte[] body, Uri replica)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(replica, context.Request.Path + context.Request.QueryString)
        );
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            if (context.Request.ContentType is { } type)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        foreach (var name in Carried.Where(context.Request.Headers.ContainsKey))
            request.Headers.TryAddWithoutValidation(name, (string?)context.Request.Headers[name]);
        return await context
            .RequestServices.GetRequiredService<IHttpClientFactory>()
            .CreateClient("replica")
            .SendAsync(request, CancellationToken.None);
    }
}
