using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

/// <summary>A real server that plays the bank by a script, and the adapter that the product would use with it.</summary>
internal sealed class TochkaBank : IAsyncDisposable
{
    public const string Create = "POST payments";
    public const string CreateWithReceipt = "POST payments_with_receipt";
    public const string List = "GET payments";
    public const string Get = $"GET payments/{Point.OperationId}";
    public const string Capture = $"POST payments/{Point.OperationId}/capture";
    public const string Refund = $"POST payments/{Point.OperationId}/refund";
    public const string Retailers = "GET retailers";
    public const string Key = "GET key";

    private readonly LocalServer server;
    private readonly ServiceProvider provider;

    private TochkaBank(LocalServer server, int patience)
    {
        this.server = server;
        provider = Adapter(new Uri(server.Address, "uapi"), new Uri(server.Address, "key"), patience);
        Acquirer = provider.GetServices<IAcquirer>().OfType<TochkaAcquirer>().Single();
    }

    public TochkaAcquirer Acquirer { get; }

    /// <summary>The calls, in order, without those for the key.</summary>
    public IReadOnlyList<string> Calls => [.. server.Visits.Select(NameOf).Where(call => call != Key)];

    public LocalServer.Visit Visit(string call) => server.Visits.Single(visit => NameOf(visit) == call);

    public JsonElement Sent(string call) => JsonElement.Parse(Visit(call).Body).GetProperty("Data");

    /// <summary>Plays the answers of each call in turn, the last one for ever.</summary>
    public static Task<TochkaBank> AnsweringAsync(params (string Call, int Status, JsonObject Answer)[] script) => RespondingAsync(
        30, [.. script.Select(line => (line.Call, (Func<HttpContext, Task>)(context => WriteAsync(context, line.Status, line.Answer))))]);

    /// <param name="patience">Seconds that the adapter waits.</param>
    /// <param name="script">The responses of each call in turn, the last one for ever.</param>
    public static async Task<TochkaBank> RespondingAsync(int patience, params (string Call, Func<HttpContext, Task> Respond)[] script)
    {
        var lines = script
            .GroupBy(line => line.Call, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<Func<HttpContext, Task>>(group.Select(line => line.Respond)));
        lines.TryAdd(Key, new Queue<Func<HttpContext, Task>>([context => WriteAsync(context, 503, [])]));
        return new TochkaBank(
            await LocalServer.StartAsync((context, _) =>
            {
                var responses = lines[NameOf(context.Request.Method, context.Request.Path)];
                lock (responses)
                    return (responses.Count > 1 ? responses.Dequeue() : responses.Peek())(context);
            }),
            patience);
    }

    public static ServiceProvider Adapter(Uri address, Uri key, int patience = 30)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Acquirers:tochka:BaseUrl"] = address.ToString(),
                ["Acquirers:tochka:KeyUrl"] = key.ToString(),
                ["Acquirers:tochka:Timeout"] = $"00:00:{patience:00}",
                ["Acquirers:tochka:OperationTimeout"] = $"00:00:{patience:00}",
                ["Egress:AllowPrivateNetworks"] = "true",
            })
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddAcquirers(configuration)
            .BuildServiceProvider();
    }

    public static Task WriteAsync(HttpContext context, int status, JsonObject answer) => WriteAsync(context, status, answer.ToJsonString());

    public static Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    public static Task SilentAsync(HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public static Task CutAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static JsonObject Data(JsonObject data, int pages = 1) => new()
    {
        ["Data"] = data,
        ["Links"] = new JsonObject { ["self"] = "https://enter.tochka.example" },
        ["Meta"] = new JsonObject { ["totalPages"] = pages },
    };

    public static JsonObject Operation(string status = "CREATED", params (string Name, JsonNode? Value)[] members)
    {
        var operation = new JsonObject
        {
            ["customerCode"] = Point.CustomerCode,
            ["merchantId"] = Point.MerchantId,
            ["operationId"] = Point.OperationId,
            ["paymentLinkId"] = Point.OrderId,
            ["paymentLink"] = "https://merch.securepaytb.ru/order/?uuid=7d0c5e1a",
            ["amount"] = 14_982.00m,
            ["status"] = status,
        };
        foreach (var (name, value) in members)
            operation[name] = value;
        return operation;
    }

    public static JsonObject Opened(params (string Name, JsonNode? Value)[] members) => Data(Operation("CREATED", members));

    public static JsonObject State(string status, params (string Name, JsonNode? Value)[] members) =>
        Data(new JsonObject { ["Operation"] = new JsonArray(Operation(status, members)) });

    /// <summary>The steps that the bank lists beside a status.</summary>
    public static (string Name, JsonNode? Value) Refunds(params decimal[] sums) => ("Order", new JsonArray([
        new JsonObject { ["orderId"] = "1", ["type"] = "approval", ["amount"] = 14_982.00m },
        .. sums.Select(sum => new JsonObject { ["orderId"] = "2", ["type"] = "refund", ["amount"] = sum }),
    ]));

    public static JsonObject Error(string message, string code = "424") => new()
    {
        ["code"] = code,
        ["id"] = "0b6b1a3e-11c9-4a3c-9a2b-7d0c5e1a42b8",
        ["message"] = message,
        ["Errors"] = new JsonArray(new JsonObject { ["errorCode"] = "FailedDependency", ["message"] = message, ["url"] = "" }),
    };

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }

    private static string NameOf(LocalServer.Visit visit) => NameOf(visit.Method, visit.Path);

    private static string NameOf(string method, string path) =>
        $"{method} {path.Replace("/uapi/acquiring/v1.0/", "", StringComparison.Ordinal).TrimStart('/')}";
}
