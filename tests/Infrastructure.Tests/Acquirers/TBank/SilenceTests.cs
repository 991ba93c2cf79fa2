using System.Net;
using System.Net.Sockets;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Ports.Acquirers;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>What a bank that does not answer is taken for. Nothing is ever sent twice.</summary>
public sealed class SilenceTests
{
    [Theory]
    [InlineData(200, "garbage")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"Success":true}""")]
    [InlineData(200, ScriptedBank.CutsOff)]
    [InlineData(500, "")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(302, "")]
    [InlineData(404, "Not found")]
    public async Task Silence_after_sending_is_unknown_and_never_a_refusal(int status, string body)
    {
        await using var bank = await ScriptedBank.SayingAsync(status, ("Init", body), ("GetState", body), ("CheckOrder", body), ("Cancel", body));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.OpenAsync()).ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBeNull();
        (await adapter.AskAsync()).ShouldBeOfType<QueryOutcome.Unknown>();
        (await adapter.AskAsync(id: null)).ShouldBeOfType<QueryOutcome.Unknown>();
        (await adapter.RefundAsync(1m)).ShouldBeOfType<ActOutcome.Unknown>();
        (await adapter.CancelAsync()).ShouldBeOfType<ActOutcome.Unknown>();

        bank.Methods.ShouldBe(["Init", "GetState", "CheckOrder", "Cancel", "GetState"]);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public async Task Half_a_minute_without_an_answer_to_init_is_unknown(int seconds, bool late)
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", ScriptedBank.Hangs), ("Init", """{"Success":false,"ErrorCode":"202"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);
        var opening = adapter.OpenAsync();
        await bank.HangAsync();

        adapter.Clock.Advance(TimeSpan.FromSeconds(seconds));
        bank.Release();

        (await opening).ShouldBe(late ? new StartOutcome.Unknown("timeout") : new StartOutcome.Declined("202"));
        bank.Methods.ShouldBe(["Init"]);
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public async Task A_refund_is_waited_for_a_minute(int seconds, bool late)
    {
        await using var bank = await ScriptedBank.SayingAsync(("Cancel", ScriptedBank.Hangs), ("Cancel", """{"Success":false,"ErrorCode":"3002"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);
        var refund = adapter.RefundAsync(1m);
        await bank.HangAsync();

        adapter.Clock.Advance(TimeSpan.FromSeconds(seconds));
        bank.Release();

        (await refund).ShouldBe(late ? new ActOutcome.Unknown("timeout") : new ActOutcome.Refused("3002"));
        bank.Methods.ShouldBe(["Cancel"]);
    }

    [Fact]
    public async Task A_throttled_call_is_an_outage_with_the_banks_wish()
    {
        await using var bank = await ScriptedBank.SayingAsync(429, ("Init", """{"Success":false,"ErrorCode":"999"}"""), ("GetState", ""), ("Cancel", ""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        var outage = await Should.ThrowAsync<OutageException>(() => adapter.OpenAsync());

        outage.System.ShouldBe("tbank");
        outage.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        await Should.ThrowAsync<OutageException>(() => adapter.RefundAsync(1m));
        (await adapter.AskAsync()).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task A_door_that_is_closed_is_an_outage_for_nothing_was_sent()
    {
        await using var adapter = new AdapterUnderTest(new Uri($"http://localhost:{FreePort()}/v2/"));

        await Should.ThrowAsync<OutageException>(() => adapter.OpenAsync());
        await Should.ThrowAsync<OutageException>(() => adapter.RefundAsync(1m));
        await Should.ThrowAsync<OutageException>(() => adapter.CheckAsync());
        (await adapter.AskAsync()).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task Neither_password_nor_token_nor_contact_is_logged()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", "garbage"));
        await using var adapter = new AdapterUnderTest(bank.Address);

        await adapter.OpenAsync();

        var token = bank.Sent("Init").GetProperty("Token").GetString()!;
        adapter.Log.Lines.ShouldNotBeEmpty();
        foreach (var secret in new[] { Sample.Password, token, "buyer@shop.example", "garbage" })
            adapter.Log.Lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
