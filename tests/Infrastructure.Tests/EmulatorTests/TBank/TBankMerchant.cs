using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

/// <summary>A merchant that receives notifications and replies as the test sets it.</summary>
internal sealed class TBankMerchant : IAsyncDisposable
{
    private readonly Channel<JsonElement> notifications = Channel.CreateUnbounded<JsonElement>();
    private readonly WebApplication host;

    private TBankMerchant(WebApplication host)
    {
        this.host = host;
        host.MapPost("/hook", async (HttpRequest request) =>
        {
            notifications.Writer.TryWrite((await JsonDocument.ParseAsync(request.Body)).RootElement);
            return Results.Text(Reply);
        });
    }

    public string Reply { get; set; } = "OK";

    public string Address => $"{host.Urls.First()}/hook";

    public static async Task<TBankMerchant> OpenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var merchant = new TBankMerchant(builder.Build());
        await merchant.host.StartAsync(TestContext.Current.CancellationToken);
        return merchant;
    }

    /// <summary>Waits for the next notification, 20 seconds at most.</summary>
    public async Task<JsonElement> NextAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(20));
        return await notifications.Reader.ReadAsync(timeout.Token);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
