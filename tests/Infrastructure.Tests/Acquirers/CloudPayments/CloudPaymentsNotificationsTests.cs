using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>One address for each kind, since the body does not name it.</summary>
public sealed class CloudPaymentsNotificationsTests
{
    private static readonly AcquirerReference Reference = new("918273-abc", "3504218337");

    public static TheoryData<string> Topics => [.. CloudPaymentsNotifications.Topics];

    [Theory]
    [InlineData("pay", "Completed", EvidenceKind.Paid)]
    [InlineData("pay", "Authorized", EvidenceKind.Authorized)]
    [InlineData("confirm", "Completed", EvidenceKind.Paid)]
    [InlineData("confirm", null, EvidenceKind.Paid)]
    [InlineData("cancel", "Cancelled", EvidenceKind.Canceled)]
    [InlineData("cancel", null, EvidenceKind.Canceled)]
    public void Kind_of_the_address_and_status_make_evidence(string topic, string? status, EvidenceKind kind)
    {
        var evidence = Read(Site.Signed(topic, Site.Pay.With("Status", status))).ShouldBeOfType<NotificationReading.Verified>().Evidence;

        (evidence.Kind, evidence.Reference, evidence.Source).ShouldBe((kind, Reference, EvidenceSource.Notification));
        evidence.Amount.ShouldBe(kind == EvidenceKind.Canceled ? null : Money.Rub(1499m));
        evidence.At.ShouldBe(new DateTimeOffset(2026, 3, 3, 9, 15, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Refused_attempt_leaves_the_payment_open_and_names_no_number()
    {
        var fail = Site.Pay.With("Status", "Declined").With("ReasonCode", "5051");

        var evidence = Read(Site.Signed("fail", fail)).ShouldBeOfType<NotificationReading.Verified>().Evidence;

        (evidence.Kind, evidence.Reference, evidence.Reason).ShouldBe(
            (EvidenceKind.Pending, new AcquirerReference("918273-abc", null), "5051"));
    }

    [Fact]
    public void Refund_is_asked_about_by_the_payments_number()
    {
        var refund = Site.Pay.With("TransactionId", "3504299999").With("PaymentTransactionId", "3504218337");

        Read(Site.Signed("refund", refund)).ShouldBe(new NotificationReading.Unverified(Reference));
    }

    [Fact]
    public void Check_is_a_question_and_no_evidence() =>
        Read(Site.Signed("check", Site.Pay)).ShouldBe(
            new NotificationReading.ApprovalRequested(new AcquirerReference("918273-abc", null), Money.Rub(1499m)));

    [Theory]
    [InlineData("pay", "GatewayName", null)]
    [InlineData("pay", "Status", null)]
    [InlineData("pay", "Status", "Declined")]
    [InlineData("pay", "OperationType", "Refund")]
    [InlineData("pay", "TransactionId", "12x")]
    [InlineData("pay", "Amount", "1 499.00")]
    [InlineData("pay", "Amount", null)]
    [InlineData("pay", "Currency", null)]
    [InlineData("confirm", "Status", "Authorized")]
    [InlineData("confirm", "Amount", "-1499.00")]
    [InlineData("cancel", "Status", "Completed")]
    [InlineData("fail", "Status", "Completed")]
    public void Body_that_contradicts_its_address_is_only_a_question(string topic, string field, string? value) =>
        Read(Site.Signed(topic, Site.Pay.With(field, value))).ShouldBeOfType<NotificationReading.Unverified>()
            .Reference.OrderId.ShouldBe("918273-abc");

    [Fact]
    public void Check_at_the_address_of_pay_is_no_evidence()
    {
        // A seller may enter one address twice. Check names the status that a payment would have, and no gateway.
        var check = Site.Pay.With("GatewayName", null);

        Read(Site.Signed("pay", check)).ShouldNotBeOfType<NotificationReading.Verified>();
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Notification_without_our_order_is_nobodys(string topic)
    {
        var reading = Read(Site.Signed(topic, Site.Pay.With("InvoiceId", null)));

        if (topic == "check")
            reading.ShouldBeOfType<NotificationReading.ApprovalRequested>().Reference.OrderId.ShouldBe("");
        else
            reading.ShouldBeOfType<NotificationReading.Ignored>();
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Hostile_bodies_are_rejected(string topic)
    {
        var genuine = Encoding.UTF8.GetString(Site.Signed(topic, Site.Pay).Body.Span);
        string[] bodies =
        [
            "", " ", "&", "=", "a", "a=1&a=1", genuine + "&Amount=1.00", genuine + "&Amount=1499.00", "{", "[]", "null",
            """{"Amount":1,"Amount":2}""", "a=%FF%FE", "a=%", new string('9', 64 * 1024 + 1),
        ];
        foreach (var body in bodies)
            Read(Site.Signed(topic, body)).ShouldNotBeOfType<NotificationReading.Verified>(body.Length > 99 ? topic : body);
        foreach (var secret in new[] { "", "another-secret", Site.Secret.ToUpperInvariant() })
            Read(Site.Signed(topic, Site.Pay, secret)).ShouldBeOfType<NotificationReading.Rejected>();
        Read(Site.Raw(topic, genuine)).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Each_parameter_may_be_missing_empty_or_strange(string topic)
    {
        foreach (var field in Site.Pay)
            foreach (var value in new[] { null, "", "null", "[]", "{}", "-1", "9e9", new string('9', 5_000), "ж\u0000\u202e" })
                if (Read(Site.Signed(topic, Site.Pay.With(field.Key, value))) is NotificationReading.Verified { Evidence: var evidence })
                    (evidence.Amount ?? Money.Rub(1499m), evidence.Reference.OrderId is null).ShouldBe(
                        field.Key is "Amount" or "Currency" ? (evidence.Amount ?? Money.Rub(1499m), false) : (Money.Rub(1499m), false));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("receipt")]
    public void Address_without_its_ending_is_rejected_with_a_sentence(string? topic) =>
        Read(Site.Signed("x", Site.Pay) with { Topic = topic }).ShouldBeOfType<NotificationReading.Rejected>().Reason.ShouldContain("/pay");

    [Theory]
    [InlineData("pay")]
    [InlineData("check")]
    public void Test_money_of_a_live_method_is_objected_to(string topic)
    {
        var reading = Read(Site.Signed(topic, Site.Pay.With("TestMode", "1")));

        (reading is NotificationReading.Verified verified
            ? verified.Evidence.Objection
            : ((NotificationReading.ApprovalRequested)reading).Objection).ShouldNotBeNull();
        CloudPaymentsNotifications.Read(Site.Signed("pay", Site.Pay.With("TestMode", "1")), Site.Test)
            .ShouldBeOfType<NotificationReading.Verified>().Evidence.Objection.ShouldBeNull();
    }

    [Fact]
    public void Json_is_read_as_well()
    {
        const string body =
            """
            {"TransactionId":3504218337,"Amount":1499.00,"Currency":"RUB","InvoiceId":"918273-abc","Status":"Completed",
             "GatewayName":"Tinkoff","TestMode":false,"Data":{"k":[1]},"Rrn":null}
            """;

        Read(Site.Signed("pay", body)).ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldBe(Money.Rub(1499m));
    }

    [Theory]
    [InlineData(Approval.Granted, 0)]
    [InlineData(Approval.UnknownOrder, 10)]
    [InlineData(Approval.WrongAmount, 12)]
    [InlineData(Approval.NotPayable, 13)]
    [InlineData(Approval.Unavailable, 13)]
    [InlineData(Approval.Expired, 20)]
    public void Answer_to_check_is_a_code(Approval approval, int code) =>
        CloudPaymentsNotifications.Answer(approval).ShouldBe(new NotificationResponse(200, "application/json", $$"""{"code":{{code}}}"""));

    [Fact]
    public void Anything_signed_is_acknowledged_by_the_code_zero()
    {
        CloudPaymentsNotifications.Respond(new NotificationReading.Ignored("x")).Body.ShouldBe("""{"code":0}""");
        CloudPaymentsNotifications.Respond(new NotificationReading.Rejected("x")).Status.ShouldBe(403);
    }

    private static NotificationReading Read(RawNotification notification) => CloudPaymentsNotifications.Read(notification, Site.Live);
}
