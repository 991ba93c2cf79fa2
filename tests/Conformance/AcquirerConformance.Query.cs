using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>The status query.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    [Fact]
    public async Task Paid_payment_is_found_with_its_sum()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        var payment = await PaidAsync(shop, order);

        var evidence = await EvidenceAsync(shop, payment);

        (evidence.Kind, evidence.Amount, evidence.Reference.OrderId).ShouldBe((EvidenceKind.Paid, order.Amount, order.OrderId));
    }

    [Fact]
    public async Task Unpaid_payment_is_never_paid_or_refused()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        var opened = await StartedAsync(shop, order);

        var outcome = await bench.Adapter.QueryAsync(ReferenceTo(order, opened.AcquirerPaymentId), shop.Connection, Token);

        if (outcome is QueryOutcome.Found(var evidence))
            evidence.Kind.ShouldBe(EvidenceKind.Pending);
    }

    [Fact]
    public async Task Declined_payment_is_not_paid()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        var opened = await StartedAsync(shop, order);
        bench.Emulated.Press(Only(order).Id, "decline");

        var outcome = await bench.Adapter.QueryAsync(ReferenceTo(order, opened.AcquirerPaymentId), shop.Connection, Token);

        if (outcome is QueryOutcome.Found(var evidence))
            evidence.Kind.ShouldBeOneOf(EvidenceKind.Pending, EvidenceKind.Declined, EvidenceKind.Canceled);
    }

    [Fact]
    public async Task Our_order_alone_never_disproves_a_payment()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        await PaidAsync(shop, order);

        var outcome = await bench.Adapter.QueryAsync(ReferenceTo(order), shop.Connection, Token);

        outcome.ShouldNotBeOfType<QueryOutcome.NotFound>();
        if (outcome is QueryOutcome.Found(var evidence))
            (evidence.Kind, evidence.Amount).ShouldBe((EvidenceKind.Paid, order.Amount));
    }

    [Fact]
    public async Task Unknown_order_is_not_found()
    {
        var shop = bench.Open();

        var outcome = await bench.Adapter.QueryAsync(ReferenceTo(AnOrder(shop)), shop.Connection, Token);

        outcome.ShouldNotBeOfType<QueryOutcome.Found>();
    }

    [Fact]
    public async Task Payment_of_another_shop_is_not_found()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        var payment = await PaidAsync(shop, order);

        var outcome = await bench.Adapter.QueryAsync(payment, bench.Open(AcquirerBehavior.OtherShop).Connection, Token);

        outcome.ShouldNotBeOfType<QueryOutcome.Found>();
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Query_without_a_readable_answer_is_unknown(string fault, int? status)
    {
        if (!HasCalls)
            return;
        var shop = bench.Open();
        var payment = await PaidAsync(shop, AnOrder(shop));
        await bench.FailAsync(null, fault, status);

        var outcome = await bench.Impatient.QueryAsync(payment, shop.Connection, Token);

        outcome.ShouldBeOfType<QueryOutcome.Unknown>($"{fault}: {outcome}");
    }

    [Fact]
    public async Task Throttled_query_is_unknown()
    {
        if (!HasCalls)
            return;
        var shop = bench.Open();
        var payment = await PaidAsync(shop, AnOrder(shop));
        await bench.FailAsync(null, "status", 429);

        (await bench.Adapter.QueryAsync(payment, shop.Connection, Token)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task Query_without_a_connection_is_unknown()
    {
        if (!HasCalls)
            return;
        var shop = bench.Open();
        await using var nowhere = bench.Unreachable();
        var adapter = ConformanceBench<TSubject>.Find(nowhere);

        (await adapter.QueryAsync(ReferenceTo(AnOrder(shop), "1"), shop.Connection, Token)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task Id_of_another_payment_proves_nothing()
    {
        var shop = bench.Open();
        var other = await PaidAsync(shop, AnOrder(shop));
        if (!Applies(other.AcquirerPaymentId is not null))
            return;
        var order = AnOrder(shop);

        var outcome = await bench.Adapter.QueryAsync(ReferenceTo(order, other.AcquirerPaymentId), shop.Connection, Token);

        if (outcome is QueryOutcome.Found(var evidence))
            evidence.Reference.OrderId.ShouldBe(other.OrderId);
    }
}
