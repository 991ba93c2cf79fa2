using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Infrastructure.Tests.Egress;
using CleanAcquiring.Infrastructure.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Webhooks;

/// <summary>Webhooks on the wire: signed so that another library verifies them, and sent nowhere but to public hosts by https.</summary>
public sealed class WebhookSenderTests
{
    private const string Body = """{"type":"payment.paid","timestamp":"2026-11-24T09:00:00.000Z","data":{"title":"Счёт №1"}}""";
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private readonly MemoryLog log = new();
    private readonly string first = WebhookSecrets.New();
    private readonly string second = WebhookSecrets.New();

    [Fact]
    public async Task Foreign_library_verifies_the_signature()
    {
        await using var receiver = await WebhookReceiver.StartAsync();

        (await SendAsync(receiver, first)).ShouldBe(new WebhookOutcome(204, null));

        var call = receiver.Calls.ShouldHaveSingleItem();
        (call.Id, call.Body, call.Path).ShouldBe(("0195", Body, "/hooks?shop=1"));
        call.Headers.ContentType.ToString().ShouldBe("application/json; charset=utf-8");
        call.IsSignedBy(first).ShouldBeTrue();
        call.IsSignedBy(second).ShouldBeFalse();
        call.IsSignedBy(first, Body.Replace('1', '2')).ShouldBeFalse();
    }

    [Fact]
    public async Task During_a_rotation_each_secret_verifies()
    {
        await using var receiver = await WebhookReceiver.StartAsync();

        await SendAsync(receiver, second, first);

        var call = receiver.Calls.ShouldHaveSingleItem();
        call.Headers["webhook-signature"].ToString().Split(' ').ShouldAllBe(signature => signature.StartsWith("v1,"));
        (call.IsSignedBy(first), call.IsSignedBy(second), call.IsSignedBy(WebhookSecrets.New())).ShouldBe((true, true, false));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(299, null)]
    [InlineData(301, "HTTP 301")]
    [InlineData(307, "HTTP 307")]
    [InlineData(404, "HTTP 404")]
    [InlineData(410, "HTTP 410")]
    [InlineData(500, "HTTP 500")]
    public async Task Only_a_status_of_2xx_is_a_delivery(int status, string? error)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "https://localhost:1/elsewhere";
            return context.Response.WriteAsync("the receiver's own words");
        };

        var outcome = await SendAsync(receiver, first);

        outcome.ShouldBe(new WebhookOutcome(status, error));
        outcome.IsRefusedForGood.ShouldBe(status == 410);
        receiver.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pause_that_a_busy_receiver_asks_for_is_read()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        };

        (await SendAsync(receiver, first)).ShouldBe(new WebhookOutcome(429, "HTTP 429", TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Receiver_that_never_answers_is_left_after_ten_seconds()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers = async context =>
        {
            time.Advance(WebhookSender.TimeLimit);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        (await SendAsync(receiver, first)).ShouldBe(new WebhookOutcome(null, "timeout"));
    }

    [Fact]
    public async Task Answer_without_end_is_not_read_to_the_end()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers = async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        };

        (await SendAsync(receiver, first)).Error.ShouldBe("answer too large");
    }

    [Fact]
    public async Task Certificate_that_nobody_vouches_for_is_refused()
    {
        await using var receiver = await WebhookReceiver.StartAsync();

        (await SendAsync(receiver.Url, extraRoots: null, allowPrivate: true, first)).Error.ShouldBe("no secure connection");

        receiver.Calls.ShouldBeEmpty();
    }

    // "localhost" stands for every name that resolves to a private address, whatever the rule for typed addresses says of it.
    [Fact]
    public async Task Name_that_resolves_to_a_private_address_is_not_called()
    {
        await using var receiver = await WebhookReceiver.StartAsync();

        var outcome = await SendAsync(receiver.Url, receiver.RootPath, allowPrivate: false, first);

        outcome.Error.ShouldBe("The client 'webhooks' may not call 'localhost': it resolves to addresses of a private network.");
        receiver.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost/", "the scheme http is not allowed")]
    [InlineData("https://127.0.0.1/", "the host is not declared")]
    [InlineData("https://[::1]/", "the host is not declared")]
    [InlineData("https://169.254.169.254/latest/meta-data", "the host is not declared")]
    [InlineData("https://8.8.8.8/", "the host is not declared")]
    [InlineData("https://name:password@example.com/", "the address carries a user name")]
    [InlineData("ftp://example.com/", "the scheme ftp is not allowed")]
    public async Task Hostile_address_is_not_called_though_it_was_stored(string url, string objection)
    {
        var outcome = await SendAsync(new Uri(url), null, allowPrivate: true, first);

        (outcome.Status, outcome.IsDelivered).ShouldBe((null, false));
        outcome.Error.ShouldNotBeNull().ShouldEndWith($"{objection}.");
    }

    [Fact]
    public async Task Log_has_neither_secret_nor_path_nor_body()
    {
        await using var receiver = await WebhookReceiver.StartAsync();

        await SendAsync(receiver, first);

        var text = string.Join('\n', log.Lines);
        text.ShouldContain("webhooks");
        foreach (var hidden in new[] { first[6..], "shop=1", "/hooks", "payment.paid", "v1," })
            text.ShouldNotContain(hidden);
        $"{new WebhookRequest(receiver.Url, "0195", time.GetUtcNow(), Body, [first])}".ShouldBe("webhook 0195");
    }

    private Task<WebhookOutcome> SendAsync(WebhookReceiver receiver, params string[] secrets) =>
        SendAsync(receiver.Url, receiver.RootPath, allowPrivate: true, secrets);

    private async Task<WebhookOutcome> SendAsync(Uri url, string? extraRoots, bool allowPrivate, params string[] secrets)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Egress:AllowPrivateNetworks"] = allowPrivate ? "true" : "false",
                    ["Egress:ExtraRootsPath"] = extraRoots,
                })
                .Build())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddWebhooks();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IWebhookSender>().SendAsync(
            new WebhookRequest(url, "0195", time.GetUtcNow(), Body, secrets), TestContext.Current.CancellationToken);
    }
}
