using System.Net;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>Traffic to a host that cut our calls off.</summary>
public sealed class HostBlocksTests
{
    private const string Host = "demoshop.amocrm.ru";
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Twenty_clicks_on_a_blocked_account_make_one_call_and_one_alarm()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => new(HttpStatusCode.Forbidden) { Content = new StringContent("<html>nginx</html>") };

        for (var click = 0; click < 20; click++)
            (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed("blocked"));

        crm.Calls.Operations.ShouldBe(["elements.get"]);
        crm.Log.Lines.Count(line => line.StartsWith("Critical", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_right_marks_no_account()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) =>
            operation == "elements.get" ? new(HttpStatusCode.Forbidden) { Content = new StringContent("""{"status":403}""") } : null;
        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed("rights"));

        crm.Calls.Instead = (_, _) => null;
        (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>();
    }

    [Fact]
    public void A_mark_ends_by_time_for_one_caller_and_each_wait_is_longer()
    {
        var blocks = new HostBlocks(clock);
        blocks.Mark(Host).ShouldBeTrue();

        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            blocks.TryCall(Host).ShouldBeFalse();
            clock.Advance(TimeSpan.FromSeconds(1));
            blocks.TryCall(Host).ShouldBeTrue();
            blocks.TryCall(Host).ShouldBeFalse();
            blocks.Mark(Host).ShouldBeFalse();
        }
        blocks.TryCall("othershop.amocrm.ru").ShouldBeTrue();
    }

    [Fact]
    public void A_successful_call_ends_the_mark()
    {
        var blocks = new HostBlocks(clock);
        blocks.Mark(Host);

        blocks.Clear(Host).ShouldBeTrue();

        blocks.TryCall(Host).ShouldBeTrue();
        blocks.Clear(Host).ShouldBeFalse();
        blocks.Mark(Host).ShouldBeTrue();
    }
}
