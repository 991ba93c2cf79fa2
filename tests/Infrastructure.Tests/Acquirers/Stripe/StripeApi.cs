using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>A real server that plays Stripe by a script, and the adapter that the product would use with it.</summary>
internal sealed class StripeApi : IAsyncDisposable
{
    public const string Create = "POST /v1/checkout/sessions";
    public const string List = "GET /v1/checkout/sessions";
    public const string Get = "GET /v1/checkout/sessions/" + Sample.SessionId;
    public const string Expire = "POST /v1/checkout/sessions/" + Sample.SessionId + "/expire";
    public const string Capture = "POST /v1/payment_intents/" + Sample.IntentId + "/capture";
    public const string Refund = "POST /v1/refunds";

    private readonly LocalServer server;
    private readonly ServiceProvider provider;

    private StripeApi(LocalServer server, int patience)
    {
        this.server = server;
        provider = Adapter(server.Address.ToString(), patience);
        Acquirer = Of(provider);
    }

    public StripeAcquirer Acquirer { get; }

    /// <summary>The calls in order, each as method and path.</summary>
    public IReadOnlyList<string> Calls => [.. server.Visits.Select(visit => $"{visit.Method} {visit.Path}")];

    /// <summary>The queries of all such calls, decoded.</summary>
    public IReadOnlyList<string> QueriesOf(string call) =>
        [.. server.Visits.Where(visit => $"{visit.Method} {visit.Path}" == call).Select(visit => Uri.UnescapeDataString(visit.Query))];

    public static StripeAcquirer Of(IServiceProvider provider) => provider.GetServices<IAcquirer>().OfType<StripeAcquirer>().Single();

    /// <summary>The form of the only such call.</summary>
    public IReadOnlyDictionary<string, string> Sent(string call) => QueryHelpers.ParseQuery(Visit(call).Body)
        .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> HeadersOf(string call) => Visit(call).Headers;

    /// <summary>Plays the answers of each call in turn, the last one for ever.</summary>
    public static Task<StripeApi> AnsweringAsync(params (string Call, JsonObject Answer)[] script) => RespondingAsync(
        30, [.. script.Select(line => (line.Call, Answering(StatusCodes.Status200OK, line.Answer.ToJsonString())))]);

    /// <param name="patience">Seconds that the adapter waits.</param>
    /// <param name="script">The responses of each call in turn, the last one for ever.</param>
    public static async Task<StripeApi> RespondingAsync(int patience, params (string Call, Func<HttpContext, Task> Respond)[] script)
    {
        var lines = script.GroupBy(line => line.Call).ToDictionary(
            group => group.Key, group => new Queue<Func<HttpContext, Task>>(group.Select(line => line.Respond)), StringComparer.Ordinal);
        return new StripeApi(
            await LocalServer.StartAsync((context, _) =>
            {
                var responses = lines[$"{context.Request.Method} {context.Request.Path}"];
                lock (responses)
                    return (responses.Count > 1 ? responses.Dequeue() : responses.Peek())(context);
            }),
            patience);
    }

    public static ServiceProvider Adapter(string address, int patience = 30)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Acquirers:stripe:BaseUrl"] = address,
                ["Acquirers:stripe:Timeout"] = $"00:00:{patience:00}",
                ["Egress:AllowPrivateNetworks"] = "true",
            })
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddAcquirers(configuration)
            .BuildServiceProvider();
    }

    public static Func<HttpContext, Task> Answering(int status, string body) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, Encoding.UTF8);
    };

    public static Func<HttpContext, Task> Refusing(int status, string type, string? code, string message = "No.") =>
        Answering(status, Sample.Error(type, code, message).ToJsonString());

    public static Task SilentAsync(HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public static Task CutAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }

    private LocalServer.Visit Visit(string call) => server.Visits.Single(visit => $"{visit.Method} {visit.Path}" == call);
}
