using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>Notifications, genuine and hostile.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    /// <summary>Bodies that are no notification of anybody.</summary>
    public static TheoryData<string> Strangers =>
    [
        "", " ", "null", "[]", "{}", "\"text\"", "{", "<xml/>", "a=b", "%", "{\"a\":{\"a\":{\"a\":[[[[]]]]}}}", "\u0000\ufffd",
    ];

    [Fact]
    public async Task Notification_of_a_payment_is_evidence_or_a_question()
    {
        var (shop, order, paid) = await NotifiedAsync();

        var reading = bench.Adapter.Read(Raw(paid), shop.Connection);

        if (reading is NotificationReading.Verified(var evidence))
            (evidence.Kind, evidence.Amount).ShouldBe((EvidenceKind.Paid, order.Amount));
        else
            Names(reading.ShouldBeOfType<NotificationReading.Unverified>($"{reading}").Reference, order).ShouldBeTrue($"{reading}");
    }

    [Fact]
    public async Task Response_is_what_the_acquirer_wants_to_hear()
    {
        var (shop, _, paid) = await NotifiedAsync();
        var reading = bench.Adapter.Read(Raw(paid), shop.Connection);

        var response = bench.Adapter.Respond(reading, new ProcessingResult("applied", null));
        paid.Delivered(response.Status, response.Body);

        bench.Emulated.UnacceptedNotifications().ShouldNotContain(other => other.PaymentId == paid.PaymentId && other.Body == paid.Body);
    }

    [Fact]
    public async Task Reading_twice_reads_the_same()
    {
        var (shop, _, paid) = await NotifiedAsync();

        bench.Adapter.Read(Raw(paid), shop.Connection).ShouldBe(bench.Adapter.Read(Raw(paid), shop.Connection));
    }

    [Theory]
    [InlineData(FalseClaim.WrongAmount)]
    [InlineData(FalseClaim.WrongCurrency)]
    [InlineData(FalseClaim.WrongSignature)]
    public async Task False_claim_is_no_evidence_for_our_sum(FalseClaim claim)
    {
        var (shop, order, paid) = await NotifiedAsync();

        var reading = bench.Adapter.Read(Raw(paid.Altered(claim)), shop.Connection);

        if (reading is NotificationReading.Verified(var evidence))
            (claim == FalseClaim.WrongSignature || evidence.Amount == order.Amount && evidence.Objection is null)
                .ShouldBeFalse($"{reading}");
    }

    [Fact]
    public async Task Credentials_of_another_shop_verify_nothing()
    {
        var (_, _, paid) = await NotifiedAsync();
        var other = bench.Open(AcquirerBehavior.OtherShop);

        bench.Adapter.Read(Raw(paid), other.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Strange_body_is_rejected_or_ignored(string body)
    {
        var shop = bench.Open();
        foreach (var type in (string?[])["application/json", "application/x-www-form-urlencoded", "text/plain", null])
        {
            var raw = new RawNotification(Encoding.UTF8.GetBytes(body), type, null, new Dictionary<string, string>());
            bench.Adapter.Read(raw, shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
        }
    }

    [Fact]
    public async Task Damaged_body_is_never_evidence_of_more()
    {
        var (shop, order, paid) = await NotifiedAsync();
        foreach (var damaged in Damage(paid.Body))
            if (bench.Adapter.Read(Raw(paid, damaged), shop.Connection) is NotificationReading.Verified(var evidence))
                (evidence.Kind, evidence.Amount).ShouldBe((EvidenceKind.Paid, order.Amount), damaged);
    }

    [Fact]
    public async Task Huge_body_is_no_exception()
    {
        var (shop, _, paid) = await NotifiedAsync();

        bench.Adapter.Read(Raw(paid, new string('9', 64 * 1024)), shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
    }

    private async Task<(ConformanceShop Shop, Order Order, IEmulatedNotification Paid)> NotifiedAsync()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        await StartedAsync(shop, order);
        bench.Emulated.CollectNotifications();
        bench.Emulated.Press(Only(order).Id, "pay");
        return (shop, order, Notifications(order)[^1]);
    }

    private static bool Names(AcquirerReference reference, Order order) =>
        reference.OrderId == order.OrderId || reference.OrderNumber == order.OrderNumber || reference.AcquirerPaymentId is not null;

    private static IEnumerable<string> Damage(string body)
    {
        for (var at = 0; at < body.Length; at += 7)
        {
            yield return body[..at];
            yield return body.Remove(at, 1);
            yield return body.Insert(at, "\"");
            yield return body[..at] + '\u0001' + body[(at + 1)..];
        }
    }
}
