using System.Net;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The stages of deals, and the stage of an invoice's deal.</summary>
public sealed class DealStageTests
{
    private const long Linked = 918273;
    private const long Lonely = 918301;

    [Fact]
    public async Task Stages_are_listed_pipeline_by_pipeline_without_the_one_of_incoming_requests()
    {
        await using var crm = await CrmUnderTest.StartAsync();

        var listed = (await ListAsync(crm, await crm.InstallAsync())).ShouldNotBeNull();

        listed.Select(stage => $"{stage.Stage} {stage.Pipeline}: {stage.Name}").ShouldBe([
            "7100001/7100011 Воронка: Первичный контакт", "7100001/7100012 Воронка: Отгрузка",
            "7100001/142 Воронка: Успешно реализовано", "7100001/143 Воронка: Закрыто и не реализовано",
            "7100002/7100021 Опт: Договор", "7100002/142 Опт: Успешно реализовано", "7100002/143 Опт: Закрыто и не реализовано",
        ]);
    }

    [Fact]
    public async Task Deal_is_in_the_stage_that_the_seller_moved_it_to()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        (await StageAsync(crm, account, new Invoice { Id = new(Linked) })).ShouldBe(new DealStage(7100001, 7100011));

        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "deals/8800456/stage", """{"pipeline":7100002,"status":142}""");

        (await StageAsync(crm, account, new Invoice { Id = new(Linked) })).ShouldBe(new DealStage(7100002, 142));
        (await StageAsync(crm, account, new Invoice { Id = new(Lonely), LeadId = 8800456 })).ShouldBe(new DealStage(7100002, 142));
    }

    [Fact]
    public async Task Another_deal_of_the_payer_is_not_the_invoices()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var payer = new Party("Пётр", null, "contacts", 5500123, null, null);

        (await StageAsync(crm, await crm.InstallAsync(), new Invoice { Id = new(Lonely), Payer = payer })).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"id":8800456}""")]
    [InlineData("""{"id":8800456,"pipeline_id":"x","status_id":null}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Deal_of_another_shape_has_no_stage(string body)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "leads.get"
            ? new(HttpStatusCode.OK) { Content = new StringContent(body) }
            : null;

        (await StageAsync(crm, account, new Invoice { Id = new(Linked) })).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"_embedded":{"pipelines":[{"id":1,"_embedded":{"statuses":[{"id":2},{"id":"x","name":"y"},7]}},null]}}""", "1/2 1: 2")]
    [InlineData("""{"_embedded":{"pipelines":{}}}""", "")]
    [InlineData("[]", "")]
    public async Task List_of_another_shape_gives_what_can_be_read(string body, string stages)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, operation) => operation == "pipelines.list"
            ? new(HttpStatusCode.OK) { Content = new StringContent(body) }
            : null;

        var listed = (await ListAsync(crm, account)).ShouldNotBeNull();

        string.Join(", ", listed.Select(stage => $"{stage.Stage} {stage.Pipeline}: {stage.Name}")).ShouldBe(stages);
    }

    [Fact]
    public async Task Closed_account_lists_nothing_and_a_failing_one_is_an_outage()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.pipelines", "status", 402);
        (await ListAsync(crm, account)).ShouldBeNull();

        await crm.InjectFaultAsync("amocrm.pipelines", "status", 500);
        await Should.ThrowAsync<OutageException>(() => ListAsync(crm, account));
    }

    private static Task<IReadOnlyList<CrmDealStage>?> ListAsync(CrmUnderTest crm, Account account) =>
        crm.QueryAsync<ICrmDeals, IReadOnlyList<CrmDealStage>?>(port =>
            port.ListStagesAsync(account, TestContext.Current.CancellationToken));

    private static Task<DealStage?> StageAsync(CrmUnderTest crm, Account account, Invoice invoice) =>
        crm.QueryAsync<ICrmDeals, DealStage?>(port => port.StageOfAsync(account, invoice, TestContext.Current.CancellationToken));
}
