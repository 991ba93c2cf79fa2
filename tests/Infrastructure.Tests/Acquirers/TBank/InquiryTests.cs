using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class InquiryTests
{
    [Fact]
    public async Task A_payment_is_asked_about_by_the_banks_number()
    {
        await using var bank = await ScriptedBank.SayingAsync(
            ("GetState", """{"Success":true,"ErrorCode":"0","OrderId":"kb-1","PaymentId":5000000001,"Status":"CONFIRMED","Amount":"10000"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.FoundAsync()).ShouldBe(new Evidence(
            EvidenceKind.Paid, new AcquirerReference(Sample.OrderId, Sample.PaymentId), Money.Rub(100m), EvidenceSource.Query, "CONFIRMED"));
    }

    [Fact]
    public async Task The_status_decides_and_the_code_is_the_reason()
    {
        await using var bank = await ScriptedBank.SayingAsync(
            ("GetState", """{"Success":false,"ErrorCode":"1051","OrderId":"kb-1","PaymentId":"5000000001","Status":"REJECTED","Amount":10000}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        var evidence = await adapter.FoundAsync();

        evidence.Kind.ShouldBe(EvidenceKind.Declined);
        evidence.Reason.ShouldBe("1051");
    }

    [Fact]
    public async Task Another_order_under_that_number_is_told_as_another_order()
    {
        await using var bank = await ScriptedBank.SayingAsync(("GetState", """{"Success":true,"ErrorCode":"0","OrderId":"kb-2","PaymentId":"5000000001","Status":"CONFIRMED","Amount":10000}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.FoundAsync()).Reference.OrderId.ShouldBe("kb-2");
    }

    [Theory]
    [InlineData("REJECTED 1", "CONFIRMED 2", "2")]
    [InlineData("CONFIRMED 1", "NEW 2", "1")]
    [InlineData("REFUNDED 1", "CONFIRMED 2", "2")]
    [InlineData("NEW 2", "REFUNDED 1", "2")]
    [InlineData("NEW 99", "NEW 100", "100")]
    [InlineData("NEW 100", "NEW 99", "100")]
    [InlineData("AUTHORIZED 1", "FORM_SHOWED 2", "1")]
    public async Task Of_several_payments_for_an_order_the_one_with_the_money_counts_then_the_newest_alive(string first, string second, string chosen)
    {
        await using var bank = await ScriptedBank.SayingAsync(("CheckOrder", $$"""{"Success":true,"ErrorCode":"0","Payments":[{{Row(first)}},{{Row(second)}}]}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        var evidence = await adapter.FoundAsync(id: null);

        evidence.Reference.ShouldBe(new AcquirerReference(Sample.OrderId, chosen));
        evidence.Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData("335")]
    [InlineData("255")]
    public async Task An_order_that_the_bank_does_not_know_is_not_found(string code)
    {
        await using var bank = await ScriptedBank.SayingAsync(("CheckOrder", $$"""{"Success":false,"ErrorCode":"{{code}}"}"""), ("GetState", $$"""{"Success":false,"ErrorCode":"{{code}}"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.AskAsync(id: null)).ShouldBe(new QueryOutcome.NotFound());
        (await adapter.AskAsync()).ShouldBe(new QueryOutcome.NotFound());
    }

    [Theory]
    [InlineData("""{"Success":true,"ErrorCode":"0","Payments":[]}""")]
    [InlineData("""{"Success":true,"ErrorCode":"0"}""")]
    [InlineData("""{"Success":true,"ErrorCode":"0","Payments":[{"Status":"NEW"},null,1]}""")]
    [InlineData("""{"Success":false,"ErrorCode":"204"}""")]
    [InlineData("""{"Success":false,"ErrorCode":"9999"}""")]
    public async Task Whatever_else_it_says_does_not_mean_that_there_is_no_order(string answer)
    {
        await using var bank = await ScriptedBank.SayingAsync(("CheckOrder", answer), ("GetState", answer));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.AskAsync(id: null)).ShouldBeOfType<QueryOutcome.Unknown>();
        (await adapter.AskAsync()).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    private static string Row(string words)
    {
        var (status, id) = (words.Split(' ')[0], words.Split(' ')[1]);
        return $$"""{"PaymentId":{{id}},"Status":"{{status}}","Amount":10000,"Success":"true","ErrorCode":0}""";
    }
}
