using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>A real server that plays the bank by a script, and the adapter that the product would use with it.</summary>
internal sealed class Bank : IAsyncDisposable
{
    private readonly LocalServer server;
    private readonly ServiceProvider provider;

    private Bank(LocalServer server, int patience)
    {
        this.server = server;
        provider = Adapter(server.Address, patience);
        Acquirer = provider.GetServices<IAcquirer>().OfType<TBankAcquirer>().Single();
    }

    public TBankAcquirer Acquirer { get; }

    /// <summary>The methods called, in order.</summary>
    public IReadOnlyList<string> Calls => [.. server.Visits.Select(visit => visit.Path.TrimStart('/'))];

    public JsonElement Sent(string method) => JsonElement.Parse(server.Visits.Single(visit => visit.Path == "/" + method).Body);

    /// <summary>Plays the answers of each method in turn, the last one for ever.</summary>
    public static Task<Bank> AnsweringAsync(params (string Method, JsonObject Answer)[] script) =>
        RespondingAsync([
            .. script.Select(line =>
                (line.Method, (Func<HttpContext, Task>)(context => WriteAsync(context, 200, line.Answer.ToJsonString())))
            ),
        ]);

    public static Task<Bank> RespondingAsync(params (string Method, Func<HttpContext, Task> Respond)[] script) =>
        RespondingAsync(30, script);

    /// <param name="patience">Seconds that the adapter waits.</param>
    /// <param name="script">The responses of each method in turn, the last one for ever.</param>
    public static async Task<Bank> RespondingAsync(int patience, params (string Method, Func<HttpContext, Task> Respond)[] script)
    {
        var lines = script
            .GroupBy(line => "/" + line.Method)
            .ToDictionary(
                group => group.Key,
                group => new Queue<Func<HttpContext, Task>>(group.Select(line => line.Respond)),
                StringComparer.Ordinal
            );
        return new Bank(
            await LocalServer.StartAsync(
                (context, _) =>
                {
                    var responses = lines[context.Request.Path];
                    lock (responses)
                        return (responses.Count > 1 ? responses.Dequeue() : responses.Peek())(context);
                }
            ),
            patience
        );
    }

    public static ServiceProvider Adapter(Uri address, int patience = 30) => Adapter(address.ToString(), patience);

    public static ServiceProvider Adapter(string address, int patience = 30)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Acquirers:tbank:BaseUrl"] = address,
                    ["Acquirers:tbank:Timeout"] = $"00:00:{patience:00}",
                    ["Acquirers:tbank:OperationTimeout"] = $"00:00:{patience:00}",
                    ["Egress:AllowPrivateNetworks"] = "true",
                }
            )
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddAcquirers(configuration)
            .BuildServiceProvider();
    }

    public static Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    public static Task SilentAsync(HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>The answer begins, and does not end.</summary>
    public static async Task DripAsync(HttpContext context)
    {
        await context.Response.WriteAsync("{");
        await context.Response.Body.FlushAsync();
        await SilentAsync(context);
    }

    public static Task CutAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static JsonObject Ok(params (string Name, JsonNode? Value)[] members)
    {
        var answer = new JsonObject
        {
            ["Success"] = true,
            ["ErrorCode"] = "0",
            ["TerminalKey"] = Terminal.Key,
            ["OrderId"] = Terminal.OrderId,
            ["PaymentId"] = Terminal.PaymentId,
        };
        foreach (var (name, value) in members)
            answer[name] = value;
        return answer;
    }

    public static JsonObject Opened() => Ok(("Status", "NEW"), ("Amount", 1_498_200), ("PaymentURL", "https://pay.tbank.example/abc"));

    public static JsonObject State(string status, long amount = 1_498_200) => Ok(("Status", status), ("Amount", amount));

    public static JsonObject Refusal(string code, string message = "Отказ") =>
        new()
        {
            ["Success"] = false,
            ["ErrorCode"] = code,
            ["Message"] = message,
            ["Details"] = "",
        };

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }
}
