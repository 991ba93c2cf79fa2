using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>Sends each request to the next of several replicas, and each notification to two of them.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly string[] ForwardedHeaders = ["Accept", "Accept-Language", "Origin", "X-Auth-Token", "Idempotency-Key"];
    private readonly WebApplication app;
    private readonly IReadOnlyList<Uri> replicas;
    private int turn;

    private Balancer(WebApplication app, IReadOnlyList<Uri> replicas)
    {
        this.app = app;
        this.replicas = replicas;
        app.Run(ForwardAsync);
    }

    public static async Task<Balancer> StartAsync(Uri url, IReadOnlyList<Uri> replicas)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .Services.AddHttpClient("replica")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var balancer = new Balancer(builder.Build(), replicas);
        balancer.app.Urls.Add(url.GetLeftPart(UriPartial.Authority));
        await balancer.app.StartAsync(TestContext.Current.CancellationToken);
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        var body = memory.ToArray();
        var first = Interlocked.Increment(ref turn);
        var copies = context.Request.Path.StartsWithSegments("/notifications", StringComparison.Ordinal) ? 2 : 1;
        var responses = await Task.WhenAll(
            Enumerable
                .Range(0, copies)
                .Select(copy => TryAllAsync(context, body, first + copy * RandomNumberGenerator.GetInt32(1, replicas.Count)))
        );
        using var response = responses.FirstOrDefault(one => one?.IsSuccessStatusCode == true) ?? responses[0];
        if (response is null)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (response.Headers.Location is { } location)
            context.Response.Headers.Location = location.OriginalString;
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    // A refused connection goes on to the next replica. A replica that dies during the request fails it.
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
                // Tries the next replica.
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
        foreach (var name in ForwardedHeaders.Where(context.Request.Headers.ContainsKey))
            request.Headers.TryAddWithoutValidation(name, (string?)context.Request.Headers[name]);
        return await context
            .RequestServices.GetRequiredService<IHttpClientFactory>()
            .CreateClient("replica")
            .SendAsync(request, CancellationToken.None);
    }
}
