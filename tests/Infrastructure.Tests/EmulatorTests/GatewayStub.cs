using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

/// <summary>The part of a gateway that the emulated sellers call. Verifies every signature.</summary>
internal sealed class GatewayStub : IAsyncDisposable
{
    private readonly EmulatorUnderTest emulator;
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    private GatewayStub(EmulatorUnderTest emulator)
    {
        this.emulator = emulator;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/amocrm/oauth/callback", InstallAsync);
        app.MapGet("/amocrm/hooks/disconnect", Disconnect);
        app.MapPut("/api/seller/methods/{code}", PutMethodAsync);
    }

    public IEnumerable<string> Installed => tokens.Keys;

    public ConcurrentBag<string> Methods { get; } = [];

    public ConcurrentBag<string> Disconnected { get; } = [];

    public static async Task<GatewayStub> StartAsync(EmulatorUnderTest emulator)
    {
        var stub = new GatewayStub(emulator);
        await stub.app.StartAsync(TestContext.Current.CancellationToken);
        emulator.Options.GatewayUrl = stub.app.Urls.First();
        return stub;
    }

    public async Task<int> StatusAsync(string host)
    {
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"/amocrm/{host}/api/v4/account", tokens[host]);
        return (int)answer.StatusCode;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> InstallAsync(string code, string referer, string from_widget)
    {
        using var answer = await emulator.GrantAsync(referer, "authorization_code", "code", code);
        tokens[referer] = (string)(await EmulatorUnderTest.JsonAsync(answer))["access_token"]!;
        return Results.Ok(from_widget);
    }

    private IResult Disconnect(string account_id, string client_uuid, string signature)
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(emulator.Options.ClientSecret), Encoding.UTF8.GetBytes($"{client_uuid}|{account_id}")));
        if (signature == expected)
            Disconnected.Add(account_id);
        return Results.Ok();
    }

    private async Task<IResult> PutMethodAsync(HttpRequest request, string code, JsonObject body)
    {
        var verdict = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            request.Headers["X-Auth-Token"],
            new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(emulator.Options.ClientSecret)),
                ValidAudience = "http://127.0.0.1",
                ValidIssuer = request.Headers.Origin,
            });
        if (!verdict.IsValid || verdict.Claims["is_admin"] is not true)
            return Results.BadRequest();
        Methods.Add($"{verdict.Claims["account_id"]} {code} {(bool)body["enabled"]!}");
        return Results.Json(new { notificationUrl = $"https://gateway.example/notifications/bank/{code}" });
    }
}
