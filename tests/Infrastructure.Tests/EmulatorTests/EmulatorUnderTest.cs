using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

/// <summary>An emulator on a free port, and a client that follows no redirects.</summary>
internal sealed class EmulatorUnderTest : IAsyncDisposable
{
    public const string Demo = "demoshop.amocrm.ru";
    public const string Old = "oldshop.amocrm.ru";
    private readonly WebApplication app;

    private EmulatorUnderTest(WebApplication app, EmulatorOptions options)
    {
        this.app = app;
        Options = options;
        Client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("test");
        Client.BaseAddress = new Uri(app.Urls.First());
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("CleanAcquiring.Tests/1.0");
    }

    public EmulatorOptions Options { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<EmulatorUnderTest> StartAsync()
    {
        var options = new EmulatorOptions { ListenUrl = "http://localhost:0" };
        var built = EmulatorHost.Build(options, builder => builder.Services.AddHttpClient("test")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }));
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new EmulatorUnderTest(built, options);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Add("Authorization", $"Bearer {token}");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Gets a code as a browser does after the administrator's consent.</summary>
    public async Task<string> CodeAsync(string accountId)
    {
        using var form = new FormUrlEncodedContent([new("account", accountId), new("state", "s")]);
        using var answer = await Client.PostAsync(
            new Uri($"/amocrm/www.amocrm.ru/oauth?client_id={Options.ClientId}", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString();
    }

    public Task<HttpResponseMessage> GrantAsync(
        string host,
        string grantType,
        string name,
        string value,
        string? redirectUri = null,
        string? secret = null
    ) =>
        SendAsync(
            HttpMethod.Post,
            $"/amocrm/{host}/oauth2/access_token",
            json: new JsonObject
            {
                ["client_id"] = Options.ClientId,
                ["client_secret"] = secret ?? Options.ClientSecret,
                ["grant_type"] = grantType,
                [name] = value,
                ["redirect_uri"] = redirectUri ?? Options.RedirectUri,
            }.ToJsonString()
        );

    public async Task<(string Access, string Refresh)> TokensAsync(string host = Demo, string accountId = "31415926")
    {
        using var answer = await GrantAsync(host, "authorization_code", "code", await CodeAsync(accountId));
        var body = await JsonAsync(answer);
        return ((string)body["access_token"]!, (string)body["refresh_token"]!);
    }

    public async Task AdvanceAsync(string span)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/clock", json: new JsonObject { ["advance"] = span }.ToJsonString());
        answer.EnsureSuccessStatusCode();
    }

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public async Task<JsonNode> StateAsync(string host, long invoiceId)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/amocrm/{host}/state/invoices/{invoiceId}");
        return await JsonAsync(answer);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
