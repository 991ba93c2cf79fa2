using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeNotificationsTests
{
    private static readonly AcquirerReference ByOrder = new(OrderId, null);
    private static readonly AcquirerReference ByMoney = ByOrder with { AcquirerTransactionId = IntentId };
    private static readonly AcquirerReference BySession = Reference with { AcquirerTransactionId = IntentId };

    [Fact]
    public void A_paid_session_is_evidence_of_its_sum()
    {
        var verified = Read(Event("checkout.session.completed", Session("complete", "paid", IntentId)).Signed())
            .ShouldBeOfType<NotificationReading.Verified>();

        verified.Evidence.ShouldBe(
            new Evidence(EvidenceKind.Paid, BySession, Eur(129.90m), EvidenceSource.Notification, "paid"));
        StripeNotifications.Respond(verified).ShouldBe(new NotificationResponse(200, "text/plain", "OK"));
    }

    [Theory]
    [InlineData("checkout.session.async_payment_succeeded", "complete", "paid", EvidenceKind.Paid)]
    [InlineData("checkout.session.async_payment_failed", "complete", "unpaid", EvidenceKind.Declined)]
    [InlineData("checkout.session.expired", "expired", "unpaid", EvidenceKind.Expired)]
    public void A_session_event_has_its_meaning(string type, string status, string paymentStatus, EvidenceKind kind) =>
        Read(Event(type, Session(status, paymentStatus, IntentId)).Signed())
            .ShouldBeOfType<NotificationReading.Verified>().Evidence.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("payment_intent.amount_capturable_updated", "requires_capture", EvidenceKind.Authorized)]
    [InlineData("payment_intent.succeeded", "succeeded", EvidenceKind.Paid)]
    [InlineData("payment_intent.canceled", "canceled", EvidenceKind.Canceled)]
    public void A_payment_event_names_our_order_alone(string type, string status, EvidenceKind kind)
    {
        var evidence = Read(Event(type, Intent(status)).Signed()).ShouldBeOfType<NotificationReading.Verified>().Evidence;

        evidence.Kind.ShouldBe(kind);
        evidence.Reference.ShouldBe(ByMoney);
        (evidence.Amount ?? Eur(129.90m)).ShouldBe(Eur(129.90m));
    }

    [Fact]
    public void A_partial_capture_names_the_captured_sum() =>
        Read(Event("payment_intent.succeeded", Intent("succeeded", received: 5_000)).Signed())
            .ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldBe(Eur(50m));

    [Fact]
    public void A_two_stage_session_called_paid_is_asked_about()
    {
        var session = Session("complete", "paid", IntentId);
        session["metadata"]!["cleanacquiring_capture"] = "manual";

        Read(Event("checkout.session.completed", session).Signed()).ShouldBe(new NotificationReading.Unverified(BySession));
    }

    [Fact]
    public void A_delayed_payment_is_asked_about() =>
        Read(Event("checkout.session.completed", Session("complete", "unpaid", IntentId)).Signed())
            .ShouldBe(new NotificationReading.Unverified(BySession));

    [Theory]
    [InlineData("charge.refunded")]
    [InlineData("refund.created")]
    [InlineData("refund.failed")]
    [InlineData("charge.refund.updated")]
    [InlineData("charge.dispute.created")]
    public void A_refund_or_dispute_is_asked_about(string type) =>
        Read(Event(type, Charge()).Signed()).ShouldBe(new NotificationReading.Unverified(ByOrder));

    [Theory]
    [InlineData("2026-07-29.dahlia")]
    [InlineData("2027-01-27.fuchsia")]
    [InlineData(null)]
    public void An_event_of_another_version_is_asked_about(string? version)
    {
        var payload = Event("checkout.session.completed", Session("complete", "paid", IntentId));
        payload["api_version"] = version;

        Read(payload.Signed()).ShouldBe(new NotificationReading.Unverified(BySession));
    }

    [Theory]
    [InlineData("payment_intent.payment_failed")]
    [InlineData("charge.succeeded")]
    [InlineData("invoice.paid")]
    public void Another_event_is_ignored(string type) =>
        Read(Event(type, Intent("requires_payment_method")).Signed()).ShouldBe(new NotificationReading.Ignored(type));

    [Fact]
    public void Another_order_of_the_account_is_ignored()
    {
        var session = Session("complete", "paid", IntentId);
        session["metadata"] = new JsonObject { ["order"] = "17" };

        Read(Event("checkout.session.completed", session).Signed()).ShouldBeOfType<NotificationReading.Ignored>();
    }

    [Theory]
    [InlineData("amount_total")]
    [InlineData("currency")]
    [InlineData("payment_status")]
    [InlineData("status")]
    public void A_damaged_member_is_never_evidence(string member)
    {
        foreach (var value in new JsonNode?[] { null, "x", -1, new JsonArray(), new JsonObject(), 1.5, true })
        {
            var session = Session("complete", "paid", IntentId);
            session[member] = value;
            Read(Event("checkout.session.completed", session).Signed()).ShouldBe(new NotificationReading.Unverified(BySession));
        }
        var without = Session("complete", "paid", IntentId);
        without.Remove(member);
        Read(Event("checkout.session.completed", without).Signed()).ShouldBe(new NotificationReading.Unverified(BySession));
    }

    [Fact]
    public void A_missing_id_is_no_other_payment()
    {
        var session = Session("complete", "paid", IntentId);
        session.Remove("id");

        Read(Event("checkout.session.completed", session).Signed())
            .ShouldBeOfType<NotificationReading.Verified>().Evidence.Reference.ShouldBe(ByMoney);
    }

    [Fact]
    public void Test_money_is_objected_to_in_live_mode() =>
        Read(Event("checkout.session.completed", Session("complete", "paid", IntentId)).Signed(), ("testMode", "false"))
            .ShouldBeOfType<NotificationReading.Verified>().Evidence.Objection.ShouldNotBeNull();

    [Fact]
    public void A_doubled_member_is_rejected()
    {
        var body = Event("checkout.session.completed", Session("complete", "paid", IntentId)).ToJsonString()
            .Replace("\"amount_total\":12990", "\"amount_total\":1,\"amount_total\":12990", StringComparison.Ordinal);

        Read(Signed(Encoding.UTF8.GetBytes(body))).ShouldBe(new NotificationReading.Rejected("unreadable"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"object\":\"event\",\"type\":\"\\ud800\"}")]
    public void Unreadable_bytes_are_rejected(string body) =>
        Read(Signed(Encoding.UTF8.GetBytes(body))).ShouldBe(new NotificationReading.Rejected("unreadable"));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"object\":\"v2.core.event\",\"type\":\"v1.x\"}")]
    [InlineData("{\"object\":\"event\",\"type\":\"checkout.session.completed\",\"data\":null}")]
    [InlineData("{\"object\":\"event\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":[]}}")]
    public void Other_json_is_ignored(string body) =>
        Read(Signed(Encoding.UTF8.GetBytes(body))).ShouldBeOfType<NotificationReading.Ignored>();

    [Fact]
    public void A_changed_byte_is_rejected_and_answered_with_400()
    {
        var genuine = Event("checkout.session.completed", Session("complete", "paid", IntentId)).Signed();
        var changed = genuine.Body.ToArray();
        changed[^2] ^= 1;

        var reading = Read(genuine with { Body = changed });

        reading.ShouldBe(new NotificationReading.Rejected("the signature does not hold"));
        StripeNotifications.Respond(reading).Status.ShouldBe(400);
    }

    [Fact]
    public void Another_endpoints_secret_is_rejected()
    {
        var body = Encoding.UTF8.GetBytes(Event("checkout.session.completed", Session("complete", "paid", IntentId)).ToJsonString());

        Read(Signed(body, "whsec_other")).ShouldBeOfType<NotificationReading.Rejected>();
        Read(Notification(body, null)).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void A_huge_event_is_rejected() =>
        Read(Signed(new byte[64 * 1024 + 1])).ShouldBe(new NotificationReading.Rejected("too large"));

    private static NotificationReading Read(RawNotification notification, params (string Key, string Value)[] settings) =>
        StripeNotifications.Read(notification, StripeSeller.Of(Settings(settings)));
}
