using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.AspNetCore.Http;

namespace CleanAcquiring.Infrastructure.Tests.Egress;

/// <summary>Tells calls that were not sent from calls that were not answered.</summary>
public sealed class EgressOutcomeTests
{
    private static readonly EgressPolicy Local = new() { ExactHosts = ["localhost"], AllowPlainHttp = true };

    [Fact]
    public async Task A_response_cut_in_its_middle_is_silence()
    {
        await using var server = await LocalServer.StartAsync(async (context, _) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"Success\":true");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await using var client = new ClientUnderTest(Local);

        (await client.PostAsync(server.Address)).ShouldBeOfType<Exchange.Silent>();
    }

    [Fact]
    public async Task A_refused_connection_means_that_nothing_was_sent()
    {
        await using var client = new ClientUnderTest(Local);

        (await client.PostAsync(new Uri($"http://localhost:{FreePort()}/"))).ShouldBeOfType<Exchange.NotSent>();
    }

    [Fact]
    public async Task An_unknown_name_means_that_nothing_was_sent()
    {
        await using var client = new ClientUnderTest(Local with { ExactHosts = ["no-such-host.invalid"] });

        (await client.PostAsync(new Uri("http://no-such-host.invalid/"))).ShouldBeOfType<Exchange.NotSent>();
    }

    [Fact]
    public async Task A_timeout_after_sending_is_silence()
    {
        await using var server = await LocalServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var client = new ClientUnderTest(Local);

        (await client.PostAsync(server.Address, patience: TimeSpan.FromMilliseconds(300))).ShouldBe(new Exchange.Silent("timeout"));
    }

    [Fact]
    public async Task A_compressed_response_over_the_cap_is_silence()
    {
        await using var server = await LocalServer.StartAsync(async (context, _) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            for (var i = 0; i < 40; i++)
                await gzip.WriteAsync(new byte[64 * 1024]);
        });
        await using var client = new ClientUnderTest(Local);

        (await client.GetAsync(server.Address)).ShouldBeOfType<Exchange.Silent>();
    }

    [Fact]
    public async Task The_wait_of_a_throttle_is_read()
    {
        await using var server = await LocalServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });
        await using var client = new ClientUnderTest(Local);

        (await client.GetAsync(server.Address)).ShouldBeOfType<Exchange.Answer>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }


    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
