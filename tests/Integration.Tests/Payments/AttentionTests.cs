using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Payments;

/// <summary>Payments and follow-ups that need attention, and the resync of a payment.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class AttentionTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Unknown_and_overdue_payments_need_attention()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (await AttentionAsync(scenario)).ShouldBeEmpty();

        scenario.LoseResponse(CallPurpose.Start);
        await scenario.CheckOutAsync();
        var lost = await scenario.PaymentAsync();
        (await AttentionAsync(scenario)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => item.Reason.ShouldBe(Attention.PaymentUnknown),
            item => item.Payment.ShouldBe(lost.Id));
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(5));
        (await AttentionAsync(scenario)).ShouldBeEmpty();

        await scenario.CheckOutAsync();
        scenario.Environment.Clock.Advance(TimeSpan.FromHours(25));
        var overdue = (await scenario.PaymentsAsync()).Single(payment => payment.Status == PaymentStatus.Pending);
        scenario.Fail(CallPurpose.Query, FaultKind.Garbage);
        await scenario.SendAsync(new SyncPaymentCommand(overdue.Tenant, overdue.Id));
        (await AttentionAsync(scenario)).ShouldHaveSingleItem().Reason.ShouldBe(Attention.PaymentOverdue);
    }

    [Fact]
    public async Task Open_operation_and_parked_follow_up_need_attention()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Fail("amocrm.elements.patch", FaultKind.Status, 400);
        var payment = await scenario.PayAsync();
        scenario.LoseResponse(CallPurpose.Cancel);
        await scenario.SendAsync(new RefundPaymentCommand(scenario.Seller, payment.Id, "k", Money.Rub(1m), null));

        var items = await AttentionAsync(scenario);

        items.Select(item => item.Reason).ShouldBe([Attention.WorkGivenUp, Attention.OperationUnknown], ignoreOrder: true);
        items.Single(item => item.Reason == Attention.WorkGivenUp).Detail!.ShouldStartWith("work=SyncInvoice; words=");
        items.Single(item => item.Reason == Attention.OperationUnknown).ShouldSatisfyAllConditions(
            item => item.Detail.ShouldNotBeNull(),
            item => item.OpenedAt.ShouldBe(scenario.Now));
    }

    [Fact]
    public async Task Resync_writes_the_invoice_again()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Fail("amocrm.elements.patch", FaultKind.Status, 400);
        var payment = await scenario.PayAsync();
        scenario.ClearFaults();

        (await scenario.SendAsync(new ResyncPaymentCommand(scenario.Seller, payment.Id)))
            .Value.Owes(FollowUpKind.SyncInvoice)
            .ShouldBeTrue();
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe("paid");
        (
            await scenario.SendAsync(new ResyncPaymentCommand(scenario.Seller, PaymentId.New(scenario.Now)))
        ).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("payment.not_found"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.NotFound),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty()
        );
        (await scenario.SendAsync(new GetPaymentQuery(scenario.Seller, PaymentId.New(scenario.Now)))).Refusal!.Code.ShouldBe(
            "payment.not_found"
        );
    }

    [Fact]
    public async Task Payments_are_listed_in_pages_and_by_time()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var begun = scenario.Now;
        for (var number = 0; number < 51; number++)
        {
            await scenario.CheckOutAsync();
            scenario.Press("decline");
            await scenario.DeliverAsync();
            scenario.Environment.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = (await scenario.SendAsync(new ListPaymentsQuery(scenario.Seller, new PaymentSearch()))).Value;
        var second = (await scenario.SendAsync(new ListPaymentsQuery(scenario.Seller, new PaymentSearch { After = first.Next }))).Value;

        (first.Items.Count, second.Items.Count, second.Next).ShouldBe((50, 1, null));
        first.Items.Concat(second.Items).Select(payment => payment.Id).ShouldBeUnique();
        (
            await scenario.SendAsync(
                new ListPaymentsQuery(scenario.Seller, new PaymentSearch { CreatedBefore = first.Items[0].CreatedAt })
            )
        ).Value.ShouldSatisfyAllConditions(page => page.Items.Count.ShouldBe(50), page => page.Next.ShouldBeNull());
        var some = new PaymentSearch { CreatedFrom = begun.AddSeconds(10), CreatedBefore = begun.AddSeconds(60) };
        (await scenario.SendAsync(new ListPaymentsQuery(scenario.Seller, some))).Value.Items.ShouldSatisfyAllConditions(
            items => items.Count.ShouldBeLessThan(50),
            items => items.ShouldAllBe(payment => payment.CreatedAt >= begun.AddSeconds(10) && payment.CreatedAt < begun.AddSeconds(60)));

        var report = (
            await scenario.SendAsync(
                new ReconcilePaymentsCommand(scenario.Seller, new PaymentSearch(), IsShadow: true)
            )
        ).Value;
        (report.Compared, report.Items.Count).ShouldBe((20, 0));
        report.Next.ShouldBe(new PaymentPosition(first.Items[19].CreatedAt, first.Items[19].OrderId));
        (
            await scenario.SendAsync(
                new ReconcilePaymentsCommand(
                    scenario.Seller,
                    new PaymentSearch { After = first.Next },
                    IsShadow: true
                )
            )
        ).Value.Compared.ShouldBe(1);
    }

    private static async Task<IReadOnlyList<AttentionItem>> AttentionAsync(PaymentScenario scenario) =>
        [.. (await scenario.SendAsync(new ListAttentionQuery(scenario.Seller))).Value.Items.Select(view => view.Item)];
}
