using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class ActsTests
{
    private const string Accepted = """{"Success":true,"ErrorCode":"0"}""";

    [Theory]
    [InlineData("CONFIRMED")]
    [InlineData("CONFIRMING")]
    [InlineData("AUTHORIZING")]
    [InlineData("3DS_CHECKING")]
    [InlineData("PARTIAL_REFUNDED")]
    [InlineData("REJECTED")]
    [InlineData("SOMETHING_NEW")]
    public async Task What_is_paid_or_under_way_is_left_alone(string status)
    {
        await using var bank = await ScriptedBank.SayingAsync(("GetState", State(status)));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.CancelAsync()).ShouldBeOfType<ActOutcome.Done>().Evidence.Status.ShouldBe(status);

        bank.Methods.ShouldBe(["GetState"]);
    }

    [Theory]
    [InlineData("NEW", "CANCELED", EvidenceKind.Canceled)]
    [InlineData("FORM_SHOWED", "CANCELED", EvidenceKind.Canceled)]
    [InlineData("AUTHORIZED", "REVERSED", EvidenceKind.Canceled)]
    [InlineData("FORM_SHOWED", "CONFIRMED", EvidenceKind.Paid)]
    public async Task What_is_not_paid_is_cancelled_and_asked_about_again(string before, string after, EvidenceKind kind)
    {
        await using var bank = await ScriptedBank.SayingAsync(("GetState", State(before)), ("GetState", State(after)), ("Cancel", Accepted));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.CancelAsync()).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(kind);

        bank.Methods.ShouldBe(["GetState", "Cancel", "GetState"]);
        bank.Sent("Cancel").GetProperty("ExternalRequestId").GetString().ShouldBe("cancel-kb-1");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData(ScriptedBank.CutsOff)]
    [InlineData("""{"Success":false,"ErrorCode":"4"}""")]
    public async Task Whatever_the_cancel_says_the_state_tells(string said)
    {
        await using var bank = await ScriptedBank.SayingAsync(("GetState", State("NEW")), ("GetState", State("CANCELED")), ("Cancel", said));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.CancelAsync()).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Canceled);
    }

    [Fact]
    public async Task A_payment_without_a_known_number_is_found_by_its_order_first()
    {
        await using var bank = await ScriptedBank.SayingAsync(
            ("CheckOrder", """{"Success":true,"ErrorCode":"0","Payments":[{"PaymentId":5000000001,"Status":"NEW","Amount":10000}]}"""), ("Cancel", Accepted), ("GetState", State("CANCELED")));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.CancelAsync(id: null)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Canceled);

        bank.Sent("Cancel").GetProperty("PaymentId").GetString().ShouldBe(Sample.PaymentId);
    }

    [Fact]
    public async Task A_whole_refund_carries_the_sum_and_the_key_and_no_receipt()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Cancel", Refunded("REFUNDED")));
        await using var adapter = new AdapterUnderTest(bank.Address);

        var done = (await adapter.RefundAsync(100m, key: "key-7")).ShouldBeOfType<ActOutcome.Done>();

        done.Evidence.ShouldBe(new Evidence(EvidenceKind.Refunded, new AcquirerReference(Sample.OrderId, Sample.PaymentId), null, EvidenceSource.Query, "REFUNDED"));
        var sent = bank.Sent("Cancel");
        sent.GetProperty("Amount").GetRawText().ShouldBe("10000");
        sent.GetProperty("ExternalRequestId").GetString().ShouldBe("key-7");
        sent.TryGetProperty("Receipt", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_part_goes_back_with_its_own_receipt()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Cancel", Refunded("PARTIAL_REFUNDED")));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.RefundAsync(40m, Sample.Receipt(40m))).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);

        bank.Sent("Cancel").GetProperty("Receipt").GetProperty("Items")[0].GetProperty("Amount").GetInt64().ShouldBe(40_00);
    }

    [Theory]
    [InlineData("ASYNC_REFUNDING")]
    [InlineData("REFUNDING")]
    public async Task A_refund_on_its_way_decides_nothing(string status)
    {
        await using var bank = await ScriptedBank.SayingAsync(("Cancel", Refunded(status)));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.RefundAsync(100m)).ShouldBeOfType<ActOutcome.Done>().Evidence.Kind.ShouldBe(EvidenceKind.Pending);
    }

    [Fact]
    public async Task A_refund_that_the_bank_refuses_is_refused_and_a_technical_code_is_unknown()
    {
        await using var bank = await ScriptedBank.SayingAsync(
            ("Cancel", """{"Success":false,"ErrorCode":"3002","Message":"Недостаточно средств"}"""), ("Cancel", """{"Success":false,"ErrorCode":"9999"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.RefundAsync(1m)).ShouldBe(new ActOutcome.Refused("3002 Недостаточно средств"));
        (await adapter.RefundAsync(1m)).ShouldBe(new ActOutcome.Unknown("code 9999"));
    }

    [Theory]
    [InlineData(Accepted)]
    [InlineData("garbage")]
    [InlineData(ScriptedBank.CutsOff)]
    [InlineData("""{"Success":false,"ErrorCode":"9999"}""")]
    public async Task After_a_capture_the_state_tells(string said)
    {
        await using var bank = await ScriptedBank.SayingAsync(("Confirm", said), ("GetState", State("CONFIRMED")));
        await using var adapter = new AdapterUnderTest(bank.Address);

        var done = (await adapter.CaptureAsync(100m, Sample.Receipt(100m))).ShouldBeOfType<ActOutcome.Done>();

        done.Evidence.Kind.ShouldBe(EvidenceKind.Paid);
        done.Evidence.Amount.ShouldBe(Money.Rub(100m));
        bank.Methods.ShouldBe(["Confirm", "GetState"]);
        bank.Sent("Confirm").GetProperty("Receipt").GetProperty("Items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_capture_that_the_bank_refuses_is_refused()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Confirm", """{"Success":false,"ErrorCode":"100","Message":"Больше, чем удержано"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.CaptureAsync(100m)).ShouldBe(new ActOutcome.Refused("100 Больше, чем удержано"));
    }

    private static string State(string status) => $$"""{"Success":true,"ErrorCode":"0","OrderId":"kb-1","PaymentId":"5000000001","Status":"{{status}}","Amount":10000}""";

    private static string Refunded(string status) =>
        $$"""{"Success":true,"ErrorCode":"0","OrderId":"kb-1","PaymentId":5000000001,"Status":"{{status}}","OriginalAmount":10000,"NewAmount":0}""";
}
