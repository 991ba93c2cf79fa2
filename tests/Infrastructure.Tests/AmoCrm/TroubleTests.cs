using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>What is not an invoice: shut accounts, outages, the pace.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData(918317)]
    [InlineData(918318)]
    [InlineData(918319)]
    public async Task A_crm_that_cannot_answer_now_is_an_outage(long id)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Patience = TimeSpan.FromSeconds(2);

        var outage = await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, id));
        outage.System.ShouldBe("amoCRM");
        outage.Operation.ShouldBe("elements.get");
        crm.Calls.Count("elements.get").ShouldBe(1);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("html")]
    [InlineData("cut")]
    public async Task Content_that_cannot_be_parsed_is_an_outage(string faults)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.elements", faults);

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task An_answer_without_an_end_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Patience = TimeSpan.FromSeconds(1);
        await crm.InjectFaultAsync("amocrm.elements", "slowBody");

        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task Content_that_is_too_deep_or_too_long_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => Json(new string('[', 100_000) + new string(']', 100_000));
        await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273));
    }

    [Fact]
    public async Task How_long_to_wait_is_passed_on()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(7)) } };

        (await Should.ThrowAsync<OutageException>(() => crm.ReadAsync(account, 918273))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("unpaid")]
    [InlineData("blocked")]
    public async Task An_account_that_is_shut_says_why(string state)
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
    public async Task The_kinds_of_403_are_told_apart(string body, string reason)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) =>
            operation == "elements.get" ? new(HttpStatusCode.Forbidden) { Content = new StringContent(body) } : null;

        (await crm.ReadAsync(account, 918273)).ShouldBe(new InvoiceReading.AccountClosed(reason));
    }

    [Fact]
    public async Task Nobody_goes_faster_than_the_account_bears()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        var read = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => crm.ReadAsync(account, 918273)));
        read.ShouldAllBe(reading => reading is InvoiceReading.Found);
    }

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };
}
