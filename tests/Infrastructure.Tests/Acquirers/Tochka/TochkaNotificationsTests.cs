using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaNotificationsTests
{
    private static readonly AcquirerReference Reference = new(Point.OrderId, Point.OperationId);

    [Theory]
    [InlineData("APPROVED", EvidenceKind.Paid)]
    [InlineData("AUTHORIZED", EvidenceKind.Authorized)]
    public void A_signed_success_is_evidence_of_its_sum(string status, EvidenceKind kind)
    {
        var verified = Read(Point.Payload(status).Signed()).ShouldBeOfType<NotificationReading.Verified>();

        verified.Evidence.ShouldBe(new Evidence(kind, Reference, Money.Rub(14_982m), EvidenceSource.Notification, status));
        TochkaNotifications.Respond(verified).ShouldBe(new NotificationResponse(200, "text/plain", "OK"));
    }

    [Fact]
    public void Without_a_known_key_the_bank_is_asked()
    {
        var reading = TochkaNotifications.Read(Point.Notification(Point.Payload().Signed()), Point.Shop, null);

        reading.ShouldBeOfType<NotificationReading.Unverified>().Reference.ShouldBe(Reference);
        TochkaNotifications.Respond(reading).Status.ShouldBe(200);
    }

    [Fact]
    public void Another_key_is_rejected_while_ours_is_fresh()
    {
        using var stranger = RSA.Create(2048);

        var reading = Read(Point.Payload().Signed(stranger));

        reading.ShouldBeOfType<NotificationReading.Rejected>();
        TochkaNotifications.Respond(reading).ShouldBe(new NotificationResponse(403, "text/plain", "FAIL"));
    }

    [Fact]
    public void Another_key_after_an_hour_may_be_the_banks_new_one()
    {
        using var stranger = RSA.Create(2048);
        var late = Point.Notification(Point.Payload().Signed(stranger)) with { ReceivedAt = Point.Now + TimeSpan.FromHours(1) };

        TochkaNotifications.Read(late, Point.Shop, Point.Ring).ShouldBeOfType<NotificationReading.Unverified>();
    }

    [Theory]
    [InlineData("customerCode", "300123123")]
    [InlineData("merchantId", "200000000001234")]
    public void Another_company_of_the_bank_is_ignored_and_acknowledged(string member, string value)
    {
        var payload = Point.Payload();
        payload[member] = value;

        var reading = Read(payload.Signed());

        reading.ShouldBeOfType<NotificationReading.Ignored>();
        TochkaNotifications.Respond(reading).Status.ShouldBe(200);
    }

    [Fact]
    public void Another_type_of_event_is_ignored()
    {
        var payload = Point.Payload();
        payload["webhookType"] = "incomingPayment";

        Read(payload.Signed()).ShouldBeOfType<NotificationReading.Ignored>();
    }

    [Theory]
    [InlineData("customerCode")]
    [InlineData("merchantId")]
    [InlineData("operationId")]
    [InlineData("amount")]
    [InlineData("status")]
    public void Without_a_member_that_evidence_needs_the_bank_is_asked(string member)
    {
        foreach (var damaged in Damaged(member))
            Read(damaged.Signed()).ShouldBeOfType<NotificationReading.Unverified>(damaged.ToJsonString());
    }

    [Fact]
    public void An_event_before_references_were_told_is_evidence_by_its_id()
    {
        foreach (var damaged in Damaged("paymentLinkId"))
        {
            Read(damaged.Signed()).ShouldBeOfType<NotificationReading.Verified>()
                .Evidence.Reference.ShouldBe(new AcquirerReference(null, Point.OperationId));
        }
    }

    [Fact]
    public void A_payment_without_any_name_is_ignored()
    {
        var payload = Point.Payload();
        payload.Remove("paymentLinkId");
        payload.Remove("operationId");

        Read(payload.Signed()).ShouldBeOfType<NotificationReading.Ignored>();
    }

    [Theory]
    [InlineData("CREATED")]
    [InlineData("REFUNDED")]
    [InlineData("ON-REFUND")]
    [InlineData("approved")]
    public void An_announcement_of_no_success_is_asked_about(string status) =>
        Read(Point.Payload(status).Signed()).ShouldBeOfType<NotificationReading.Unverified>();

    [Fact]
    public void Dollars_are_not_our_sum()
    {
        var payload = Point.Payload();
        payload["currency"] = "USD";

        Read(payload.Signed()).ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount!.Value.Currency.ShouldNotBe(Currency.Rub);
    }

    [Fact]
    public void A_doubled_member_is_rejected()
    {
        var doubled = Point.Payload().ToJsonString().Insert(1, "\"amount\":\"1.00\",");

        Read(Point.Sign(doubled)).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("{}")]
    [InlineData("платёж")]
    public void What_is_no_token_is_rejected(string body) => Read(body).ShouldBeOfType<NotificationReading.Rejected>();

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("not json")]
    public void A_signed_payload_that_is_no_object_is_rejected(string payload) =>
        Read(Point.Sign(payload)).ShouldBeOfType<NotificationReading.Rejected>();

    [Fact]
    public void Half_a_surrogate_pair_is_no_exception() =>
        Read(Point.Sign(Point.Payload().ToJsonString().Replace("card", "\\ud800", StringComparison.Ordinal)
            .Replace(Point.OrderId, "\\ud800", StringComparison.Ordinal))).ShouldBeOfType<NotificationReading.Rejected>();

    [Fact]
    public void A_huge_notification_is_rejected()
    {
        var payload = Point.Payload();
        payload["purpose"] = new string('x', 64 * 1024);

        Read(payload.Signed()).ShouldBeOfType<NotificationReading.Rejected>();
    }

    private static IEnumerable<JsonObject> Damaged(string member)
    {
        var absent = Point.Payload();
        absent.Remove(member);
        yield return absent;
        foreach (var value in new JsonNode?[] { null, new JsonObject(), new JsonArray("x"), true, "" })
        {
            var changed = Point.Payload();
            changed[member] = value;
            yield return changed;
        }
    }

    private static NotificationReading Read(string body) => TochkaNotifications.Read(Point.Notification(body), Point.Shop, Point.Ring);
}
