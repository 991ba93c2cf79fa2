using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CsCheck;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankNotificationsTests
{
    [Fact]
    public void A_signed_payment_is_evidence_of_its_sum()
    {
        var verified = Read(Terminal.Letter().Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>();

        verified.Evidence.ShouldBe(
            new Evidence(
                EvidenceKind.Paid,
                new AcquirerReference(Terminal.OrderId, Terminal.PaymentId),
                Money.Rub(14_982m),
                EvidenceSource.Notification,
                "CONFIRMED"
            )
        );
        verified.Reply.ShouldBe(new NotificationResponse(200, "text/plain", "OK"));
    }

    [Fact]
    public void A_decline_is_heard_and_carries_its_code()
    {
        var letter = Terminal.Letter("REJECTED");
        letter["Success"] = false;
        letter["ErrorCode"] = "1051";

        var verified = Read(letter.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>();

        verified.Evidence.Kind.ShouldBe(EvidenceKind.Declined);
        verified.Evidence.Reason.ShouldBe("1051");
        verified.Reply.Body.ShouldBe("OK");
    }

    [Theory]
    [InlineData("PARTIAL_REFUNDED", EvidenceKind.PartiallyRefunded)]
    [InlineData("REFUNDED", EvidenceKind.Refunded)]
    public void A_return_carries_no_sum_for_the_banks_may_be_the_paid_or_the_remaining_one(string status, EvidenceKind kind)
    {
        var evidence = Read(Terminal.Letter(status).Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>().Evidence;

        evidence.Kind.ShouldBe(kind);
        evidence.Amount.ShouldBeNull();
        evidence.Refunded.ShouldBeNull();
    }

    [Theory]
    [InlineData("CONFIRMED")]
    [InlineData("AUTHORIZED")]
    public void Money_without_a_sum_must_be_asked_about(string status)
    {
        var letter = Terminal.Letter(status);
        letter.Remove("Amount");

        Read(letter.Signed().AsNotification())
            .ShouldBeOfType<NotificationReading.Unverified>()
            .Reference.ShouldBe(new AcquirerReference(Terminal.OrderId, Terminal.PaymentId));
    }

    [Fact]
    public void A_letter_whose_number_lost_its_name_must_be_asked_about_though_its_token_holds()
    {
        var letter = Terminal.Letter().Signed().ToJsonString().Replace("PaymentId", "PaymentI9", StringComparison.Ordinal);

        Read(Terminal.Notification(letter)).ShouldBeOfType<NotificationReading.Unverified>();
    }

    [Fact]
    public void A_refund_on_its_way_must_be_asked_about() =>
        Read(Terminal.Letter("ASYNC_REFUNDING").Signed().AsNotification()).ShouldBeOfType<NotificationReading.Unverified>();

    [Fact]
    public void A_number_may_come_as_a_text()
    {
        var letter = Terminal.Letter();
        letter["PaymentId"] = Terminal.PaymentId;
        letter["Amount"] = "1498200";
        letter["Success"] = "true";

        Read(letter.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldBe(Money.Rub(14_982m));
    }

    [Theory]
    [InlineData("RUB", "RUB")]
    [InlineData("643", "RUB")]
    [InlineData("", "RUB")]
    [InlineData("usd", "USD")]
    [InlineData("840", "XXX")]
    public void A_letter_that_names_another_currency_speaks_of_another_sum(string named, string read)
    {
        var letter = Terminal.Letter();
        letter["Currency"] = named;
        Read(letter.Signed().AsNotification())
            .ShouldBeOfType<NotificationReading.Verified>()
            .Evidence.Amount!.Value.Currency.Code.ShouldBe(read);
    }

    [Theory]
    [InlineData("""{"Status":"RECEIPT","FiscalNumber":4294967295,"OrderId":"20001-a"}""")]
    [InlineData("""{"Status":"COMPLETED","CustomerKey":"1","CardId":"17","PaymentId":5}""")]
    [InlineData("""{"Status":"ACTIVE","NotificationType":"LINKACCOUNT","AccountToken":"x"}""")]
    [InlineData("""{"Something":"new"}""")]
    public void Other_kinds_are_heard_and_are_no_payment(string members)
    {
        var letter = System.Text.Json.Nodes.JsonNode.Parse(members)!.AsObject();
        letter["TerminalKey"] = Terminal.Key;

        Read(letter.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Ignored>().Reply.Body.ShouldBe("OK");
    }

    [Fact]
    public void A_token_of_another_password_is_forged()
    {
        var verdict = TBankNotifications.Read(
            Terminal.Letter().Signed().AsNotification(),
            new TBankSettings(Terminal.Settings(("password", "another")))
        );

        verdict.ShouldBeOfType<NotificationReading.Rejected>().Reply.ShouldBe(new NotificationResponse(403, "text/plain", "FAIL"));
    }

    [Fact]
    public void Without_a_password_nothing_is_genuine()
    {
        var letter = Terminal.Letter();
        letter["Token"] = TBankSignature.Compute(System.Text.Json.JsonSerializer.SerializeToElement(letter), "");

        TBankNotifications
            .Read(letter.AsNotification(), new TBankSettings(Terminal.Settings(("password", ""))))
            .ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void Another_terminal_is_forged_even_where_the_password_is_the_same()
    {
        var letter = Terminal.Letter();
        letter["TerminalKey"] = "another";

        Read(letter.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void A_member_said_twice_is_forged()
    {
        var letter = Terminal.Letter().Signed().ToJsonString();

        Read(Terminal.Notification(letter[..^1] + ",\"\\u0041mount\":1}")).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"TerminalKey\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1,\"TerminalKey\":\"1700000000001DEMO\",\"Token\":\"x\"}")]
    [InlineData("TerminalKey=1700000000001DEMO&Status=CONFIRMED")]
    public void What_cannot_be_read_is_forged(string body) =>
        Read(Terminal.Notification(body)).ShouldBeOfType<NotificationReading.Rejected>();

    [Fact]
    public void Depth_and_size_have_ends()
    {
        Read(Terminal.Notification(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100)))
            .ShouldBeOfType<NotificationReading.Rejected>();
        Read(Terminal.Notification(new string(' ', 70_000))).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void No_bytes_throw() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Read(Terminal.Notification(bytes)).ShouldBeOfType<NotificationReading.Rejected>());

    [Fact]
    public void No_damage_to_a_genuine_letter_throws_or_proves()
    {
        var genuine = System.Text.Encoding.UTF8.GetBytes(Terminal.Letter().Signed().ToJsonString());
        Gen.Select(Gen.Int[0, genuine.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var damaged = genuine.ToArray();
            damaged[at] = value;
            var verdict = Read(Terminal.Notification(damaged));
            // The only damage that may pass leaves every value as it was: the case of a hexadecimal letter, a space for a space.
            if (verdict is NotificationReading.Verified verified)
                verified.Evidence.ShouldBe(((NotificationReading.Verified)Read(Terminal.Notification(genuine))).Evidence);
        });
    }

    private static NotificationReading Read(RawNotification notification) =>
        TBankNotifications.Read(notification, new TBankSettings(Terminal.Settings()));
}
