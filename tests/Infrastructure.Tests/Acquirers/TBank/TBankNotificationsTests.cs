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
        var verified = Read(Terminal.Payload().Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>();

        var reference = new AcquirerReference(Terminal.OrderId, Terminal.PaymentId);
        verified.Evidence.ShouldBe(
            new Evidence(EvidenceKind.Paid, reference, Money.Rub(14_982m), EvidenceSource.Notification, "CONFIRMED"));
        TBankNotifications.Respond(verified).ShouldBe(new NotificationResponse(200, "text/plain", "OK"));
    }

    [Fact]
    public void A_decline_is_verified_with_its_code()
    {
        var payload = Terminal.Payload("REJECTED");
        payload["Success"] = false;
        payload["ErrorCode"] = "1051";

        var verified = Read(payload.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>();

        verified.Evidence.Kind.ShouldBe(EvidenceKind.Declined);
        verified.Evidence.Reason.ShouldBe("1051");
        TBankNotifications.Respond(verified).Body.ShouldBe("OK");
    }

    [Theory]
    [InlineData("PARTIAL_REFUNDED", EvidenceKind.PartiallyRefunded)]
    [InlineData("REFUNDED", EvidenceKind.Refunded)]
    public void A_refund_carries_no_sum(string status, EvidenceKind kind)
    {
        var evidence = Read(Terminal.Payload(status).Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>().Evidence;

        evidence.Kind.ShouldBe(kind);
        evidence.Amount.ShouldBeNull();
        evidence.Refunded.ShouldBeNull();
    }

    [Theory]
    [InlineData("CONFIRMED")]
    [InlineData("AUTHORIZED")]
    public void A_paid_status_without_a_sum_is_unverified(string status)
    {
        var payload = Terminal.Payload(status);
        payload.Remove("Amount");

        Read(payload.Signed().AsNotification())
            .ShouldBeOfType<NotificationReading.Unverified>()
            .Reference.ShouldBe(new AcquirerReference(Terminal.OrderId, Terminal.PaymentId));
    }

    [Fact]
    public void A_notification_without_a_payment_number_is_unverified()
    {
        var payload = Terminal.Payload().Signed().ToJsonString().Replace("PaymentId", "PaymentI9", StringComparison.Ordinal);

        Read(Terminal.Notification(payload)).ShouldBeOfType<NotificationReading.Unverified>();
    }

    [Fact]
    public void A_pending_refund_is_unverified() =>
        Read(Terminal.Payload("ASYNC_REFUNDING").Signed().AsNotification()).ShouldBeOfType<NotificationReading.Unverified>();

    [Fact]
    public void Numbers_as_text_are_read()
    {
        var payload = Terminal.Payload();
        payload["PaymentId"] = Terminal.PaymentId;
        payload["Amount"] = "1498200";
        payload["Success"] = "true";

        Read(payload.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldBe(Money.Rub(14_982m));
    }

    [Theory]
    [InlineData("RUB", "RUB")]
    [InlineData("643", "RUB")]
    [InlineData("", "RUB")]
    [InlineData("usd", "USD")]
    [InlineData("840", "XXX")]
    public void A_named_currency_is_the_currency_of_the_sum(string named, string read)
    {
        var payload = Terminal.Payload();
        payload["Currency"] = named;
        Read(payload.Signed().AsNotification())
            .ShouldBeOfType<NotificationReading.Verified>()
            .Evidence.Amount!.Value.Currency.Code.ShouldBe(read);
    }

    [Theory]
    [InlineData("""{"Status":"RECEIPT","Success":true,"FiscalNumber":4294967295,"OrderId":"20001-a"}""")]
    [InlineData("""{"Status":"COMPLETED","CustomerKey":"1","CardId":"17","PaymentId":5}""")]
    [InlineData("""{"Status":"ACTIVE","NotificationType":"LINKACCOUNT","AccountToken":"x"}""")]
    [InlineData("""{"Something":"new"}""")]
    public void Notifications_of_other_kinds_are_ignored(string members)
    {
        var payload = System.Text.Json.Nodes.JsonNode.Parse(members)!.AsObject();
        payload["TerminalKey"] = Terminal.Key;

        var ignored = Read(payload.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Ignored>();

        TBankNotifications.Respond(ignored).Body.ShouldBe("OK");
    }

    [Fact]
    public void A_token_of_another_password_is_rejected()
    {
        var verdict = TBankNotifications.Read(
            Terminal.Payload().Signed().AsNotification(),
            TBankTerminal.Of(Terminal.Settings(("password", "another")))
        );

        verdict.ShouldBeOfType<NotificationReading.Rejected>();
        TBankNotifications.Respond(verdict).ShouldBe(new NotificationResponse(403, "text/plain", "FAIL"));
    }

    [Fact]
    public void Without_a_password_every_notification_is_rejected()
    {
        var payload = Terminal.Payload();
        payload["Token"] = TBankSignature.Compute(System.Text.Json.JsonSerializer.SerializeToElement(payload), "");

        TBankNotifications
            .Read(payload.AsNotification(), TBankTerminal.Of(Terminal.Settings(("password", ""))))
            .ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void Another_terminal_with_the_same_password_is_rejected()
    {
        var payload = Terminal.Payload();
        payload["TerminalKey"] = "another";

        Read(payload.Signed().AsNotification()).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void A_duplicate_member_is_rejected()
    {
        var payload = Terminal.Payload().Signed().ToJsonString();

        Read(Terminal.Notification(payload[..^1] + ",\"\\u0041mount\":1}")).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"TerminalKey\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1,\"TerminalKey\":\"1700000000001DEMO\",\"Token\":\"x\"}")]
    [InlineData("TerminalKey=1700000000001DEMO&Status=CONFIRMED")]
    public void An_unreadable_body_is_rejected(string body) =>
        Read(Terminal.Notification(body)).ShouldBeOfType<NotificationReading.Rejected>();

    [Fact]
    public void Too_deep_or_too_large_a_body_is_rejected()
    {
        Read(Terminal.Notification(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100)))
            .ShouldBeOfType<NotificationReading.Rejected>();
        Read(Terminal.Notification(new string(' ', 70_000))).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void A_damaged_setting_does_not_hide_a_notification() =>
        TBankNotifications
            .Read(Terminal.Payload().Signed().AsNotification(), TBankTerminal.Of(Terminal.Settings(("ffd", "2.0"), ("taxSystem", "?"))))
            .ShouldBeOfType<NotificationReading.Verified>();

    [Fact]
    public void Random_bytes_are_rejected() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Read(Terminal.Notification(bytes)).ShouldBeOfType<NotificationReading.Rejected>());

    [Fact]
    public void A_damaged_notification_is_never_verified()
    {
        var genuine = System.Text.Encoding.UTF8.GetBytes(Terminal.Payload().Signed().ToJsonString());
        Gen.Select(Gen.Int[0, genuine.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var damaged = genuine.ToArray();
            damaged[at] = value;
            var verdict = Read(Terminal.Notification(damaged));
            // The only damage that may pass leaves every value as it was: the case of a hexadecimal payload, a space for a space.
            if (verdict is NotificationReading.Verified verified)
                verified.Evidence.ShouldBe(((NotificationReading.Verified)Read(Terminal.Notification(genuine))).Evidence);
        });
    }

    private static NotificationReading Read(RawNotification notification) =>
        TBankNotifications.Read(notification, TBankTerminal.Of(Terminal.Settings()));
}
