using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>Calls without an invoice: closed accounts, outages, the pace.</summary>
public sealed class AmoCrmOutageTests
{
    [Theory]
    [InlineData(918317)]
    [InlineData(918318)]
    [InlineData(918319)]
    public async Task A_server_error_or_throttle_is_an_outage(long id)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Timeout = TimeSpan.FromSeconds(2);

        var outage = await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, id));
        outage.System.ShouldBe("amoCRM");
        outage.Operation.ShouldBe("elements.get");
        crm.Calls.Count("elements.get").ShouldBe(1);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("html")]
    [InlineData("cut")]
    public async Task Unparsable_content_is_an_outage(string faults)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.elements", faults);

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Accepted)]
    public async Task An_empty_success_is_an_outage(HttpStatusCode status)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "elements.get" ? new(status) : null;

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task A_response_without_an_end_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Timeout = TimeSpan.FromSeconds(1);
        await crm.InjectFaultAsync("amocrm.elements", "slowBody");

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task Too_deep_or_too_long_content_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => Json(new string('[', 100_000) + new string(']', 100_000));
        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task The_requested_wait_is_passed_on()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(7)) } };

        (await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("unpaid")]
    [InlineData("blocked")]
    public async Task A_closed_account_has_its_reason(string state)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "state", $$"""{"state":"{{state}}"}""");

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed(state));
        crm.Calls.Count("elements.get").ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"title":"Forbidden","status":403,"detail":"Нет прав"}""", "rights")]
    [InlineData("""{"title":"Forbidden","status":403,"detail":"Доступ с этого IP запрещён. Код ошибки 113"}""", "blocked")]
    [InlineData("<html>nginx</html>", "blocked")]
    public async Task Kinds_of_403_have_their_reasons(string body, string reason)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) =>
            operation == "elements.get" ? new(HttpStatusCode.Forbidden) { Content = new StringContent(body) } : null;

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed(reason));
    }

    [Fact]
    public async Task Calls_of_one_account_are_paced()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        var read = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => crm.ReadAsync(account, 918273)));
        read.ShouldAllBe(reading => reading is InvoiceReading.Found);
    }

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };
}
