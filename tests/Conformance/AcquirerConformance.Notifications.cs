using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>Genuine notifications, and false ones that look like them.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    [Fact]
    public async Task Notification_of_a_payment_is_evidence_or_a_question()
    {
        var (shop, order, paid) = await NotifiedAsync();

        var reading = bench.Adapter.Read(Raw(paid), shop.Connection);

        if (reading is NotificationReading.Verified(var evidence))
            (evidence.Kind, evidence.Amount, evidence.Objection).ShouldBe((EvidenceKind.Paid, order.Amount, null));
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

        bench.Emulated.UnacceptedNotifications()
            .ShouldNotContain(other => other.PaymentId == paid.PaymentId && Text(other) == Text(paid));
    }

    [Fact]
    public async Task Reading_twice_reads_the_same()
    {
        var (shop, _, paid) = await NotifiedAsync();
        var raw = Raw(paid);

        bench.Adapter.Read(raw, shop.Connection).ShouldBe(bench.Adapter.Read(raw, shop.Connection));
    }

    [Fact]
    public async Task Copies_and_disorder_end_in_the_same_state()
    {
        var shop = bench.Open(twoStage: bench.Adapter is ICaptures);
        var order = AnOrder(shop);
        var payment = await PaidAsync(shop, order);
        // The reference may have taken notifications that were told before.
        var told = new List<NotificationReading> { await ReadingOfQueryAsync(shop, payment) };
        if (bench.Adapter is ICaptures captures)
            await captures.CaptureAsync(Operation(payment, order.Amount, order), shop.Connection, Token);
        told.AddRange(Notifications(order).Select(one => bench.Adapter.Read(Raw(one), shop.Connection)));
        told.Add(await ReadingOfQueryAsync(shop, payment));

        List<NotificationReading>[] ways = [told, [.. Enumerable.Reverse(told)], [.. told, .. told], [.. told.Skip(1), told[0]]];

        ways.Select(way => EndOf(way, order)).Distinct().ShouldHaveSingleItem().ShouldBe((PaymentStatus.Paid, order.Amount));
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
    public async Task Notification_of_another_order_never_names_ours()
    {
        var (shop, order, _) = await NotifiedAsync();
        var another = AnOrder(shop);
        await StartedAsync(shop, another);
        bench.Emulated.Press(Only(another).Id, "pay");

        var reading = bench.Adapter.Read(Raw(Telling(shop, another)), shop.Connection);

        var reference = ReferenceOf(reading).ShouldNotBeNull($"{reading}");
        (reference.OrderId == order.OrderId || reference.OrderNumber == order.OrderNumber).ShouldBeFalse($"{reading}");
    }

    [Fact]
    public async Task Credentials_of_another_shop_verify_nothing()
    {
        var (_, _, paid) = await NotifiedAsync();
        var other = bench.Open(AcquirerBehavior.OtherShop);

        bench.Adapter.Read(Raw(paid), other.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
    }

    [Fact]
    public async Task Credentials_of_a_payment_read_its_notification_after_others()
    {
        var (shop, _, paid) = await NotifiedAsync();
        var first = bench.Adapter.Read(Raw(paid), shop.Connection);
        bench.Adapter.Read(Raw(paid), bench.Open(AcquirerBehavior.OtherShop).Connection);

        bench.Adapter.Read(Raw(paid), shop.Connection).GetType().ShouldBe(first.GetType());
    }

    private async Task<NotificationReading> ReadingOfQueryAsync(ConformanceShop shop, AcquirerReference payment) =>
        new NotificationReading.Verified(await EvidenceAsync(shop, payment));

    // The gateway's own payment, after this evidence in this order.
    private (PaymentStatus Status, Money NetPaid) EndOf(IEnumerable<NotificationReading> told, Order order)
    {
        var payment = Payment.Start(
            new PaymentDraft
            {
                Tenant = new TenantKey(Platform.AmoCrm, 1),
                Invoice = new Domain.Invoices.InvoiceId(918273),
                Method = MethodCode.Parse("card")!.Value,
                Acquirer = TSubject.Acquirer,
                Amount = order.Amount,
                Title = order.Description,
                ExpiresAt = order.ExpiresAt,
            },
            bench.Now);
        foreach (var evidence in told.OfType<NotificationReading.Verified>().Select(verified => verified.Evidence))
        {
            Names(evidence.Reference, order).ShouldBeTrue($"{evidence}");
            payment.Apply(evidence with { Reference = payment.Reference }, SiblingPayments.None, bench.Now);
        }
        return (payment.Status, payment.NetPaid);
    }

    private static bool Names(AcquirerReference reference, Order order) =>
        reference.OrderId == order.OrderId || reference.OrderNumber == order.OrderNumber || reference.AcquirerPaymentId is not null;
}
