using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class NotificationsTests
{
    [Fact]
    public void A_signed_letter_is_evidence_and_hears_two_letters()
    {
        var proved = Sample.Read(Sample.Letter().Signed()).ShouldBeOfType<NotificationVerdict.Proved>();

        proved.Evidence.ShouldBe(new Evidence(
            EvidenceKind.Paid, new AcquirerReference(Sample.OrderId, Sample.PaymentId), Money.Rub(100m), EvidenceSource.Notification, "CONFIRMED"));
        proved.Reply.ShouldBe(new NotificationReply(200, "text/plain", "OK"));
    }

    [Fact]
    public void A_refused_card_is_told_with_its_reason_and_still_hears_ok()
    {
        var letter = Sample.Letter("REJECTED");
        letter["Success"] = false;
        letter["ErrorCode"] = "1051";

        var proved = Sample.Read(letter.Signed()).ShouldBeOfType<NotificationVerdict.Proved>();

        proved.Evidence.Kind.ShouldBe(EvidenceKind.Declined);
        proved.Evidence.Reason.ShouldBe("1051");
        proved.Reply.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("PARTIAL_REFUNDED", EvidenceKind.PartiallyRefunded)]
    [InlineData("REFUNDED", EvidenceKind.Refunded)]
    public void The_sum_of_a_refunded_payment_proves_nothing(string status, EvidenceKind kind)
    {
        var evidence = Sample.Read(Sample.Letter(status, 40_00).Signed()).ShouldBeOfType<NotificationVerdict.Proved>().Evidence;

        evidence.Kind.ShouldBe(kind);
        evidence.Amount.ShouldBeNull();
        evidence.Refunded.ShouldBeNull();
    }

    [Theory]
    [InlineData("CONFIRMED")]
    [InlineData("AUTHORIZED")]
    [InlineData("PARTIAL_REVERSED")]
    [InlineData("ASYNC_REFUNDING")]
    public void Money_that_is_here_comes_with_its_sum(string status) =>
        Sample.Read(Sample.Letter(status).Signed()).ShouldBeOfType<NotificationVerdict.Proved>().Evidence.Amount.ShouldBe(Money.Rub(100m));

    [Fact]
    public void A_member_that_nobody_announced_is_signed_like_the_others()
    {
        var letter = Sample.Letter();
        letter["SpAccumulationId"] = 17;
        letter["SomethingNew"] = true;
        letter["Data"] = new System.Text.Json.Nodes.JsonObject { ["Route"] = "ACQ" };

        Sample.Read(letter.Signed()).ShouldBeOfType<NotificationVerdict.Proved>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Data_as_a_string_may_stand_inside_the_signature_or_outside(bool inside)
    {
        var letter = Sample.Letter();
        if (!inside)
            letter.Signed();
        letter["Data"] = "{\"Route\":\"ACQ\"}";
        if (inside)
            letter.Signed();

        Sample.Read(letter).ShouldBeOfType<NotificationVerdict.Proved>();
    }

    [Fact]
    public void A_token_in_capitals_is_the_same_token()
    {
        var letter = Sample.Letter().Signed();
        letter["Token"] = letter["Token"]!.GetValue<string>().ToUpperInvariant();

        Sample.Read(letter).ShouldBeOfType<NotificationVerdict.Proved>();
    }

    [Theory]
    [InlineData("""{"Status":"RECEIPT","OrderId":"kb-1","FiscalDocumentAttribute":4294967295}""")]
    [InlineData("""{"CustomerKey":"c","RequestKey":"r","CardId":"1","Status":"COMPLETED","PaymentId":5000000001}""")]
    [InlineData("""{"NotificationType":"LINKACCOUNT","RequestKey":"r","Status":"ACTIVE","OrderId":"kb-1"}""")]
    [InlineData("""{"Success":true}""")]
    public void A_genuine_letter_about_something_else_is_answered_and_not_applied(string json)
    {
        var letter = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        letter["TerminalKey"] = Sample.TerminalKey;

        Sample.Read(letter.Signed()).ShouldBeOfType<NotificationVerdict.NotOurs>().Reply.Body.ShouldBe("OK");
    }

    [Fact]
    public void A_letter_of_another_terminal_is_refused()
    {
        var letter = Sample.Letter();
        letter["TerminalKey"] = "somebody else";

        Forged(Sample.Read(letter.Signed()));
    }

    [Fact]
    public void Where_no_password_is_set_nobody_can_sign()
    {
        var letter = Sample.Letter();
        letter["Token"] = Infrastructure.Acquirers.TBank.TBankSignature.Compute(System.Text.Json.JsonElement.Parse(letter.ToJsonString()), "");

        Forged(Sample.Read(letter, Sample.Settings(null, ("password", ""))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("TerminalKey=1&Token=2")]
    [InlineData("""{"TerminalKey":"1700000000001DEMO"}""")]
    [InlineData("""{"TerminalKey":"1700000000001DEMO","Token":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"TerminalKey":"1700000000001DEMO"}""")]
    [InlineData("""{"TerminalKey":"1700000000001DEMO","TerminalKey":"1700000000001DEMO","Token":"x"}""")]
    public void What_cannot_be_read_is_forged(string body) => Forged(Sample.Read(body));

    [Fact]
    public void A_member_said_twice_is_forged_though_its_token_holds_for_one_of_them()
    {
        var body = Sample.Letter().Signed().ToJsonString();

        Forged(Sample.Read(body[..^1] + ",\"Amount\":1}"));
    }

    [Fact]
    public void A_letter_that_is_too_long_or_too_deep_is_forged()
    {
        var letter = Sample.Letter();
        letter["Message"] = new string('a', 64 * 1024);
        Forged(Sample.Read(letter.Signed()));

        Forged(Sample.Read($"{string.Concat(Enumerable.Repeat("{\"a\":", 500))}1{new string('}', 500)}"));
    }

    private static void Forged(NotificationVerdict verdict) =>
        verdict.ShouldBeOfType<NotificationVerdict.Forged>().Reply.ShouldBe(new NotificationReply(403, "text/plain", "FAIL"));
}
