using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.FollowUps;

/// <summary>The CRM is told once of each payment, whatever happens on the way.</summary>
[Collection(OneEnvironment.Name)]
public sealed class SyncInvoiceTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_payment_is_one_write_and_one_note()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();

        scenario.Driver.Invoice.Writes.ShouldBe(1);
        scenario
            .Driver.Notes.ShouldHaveSingleItem()
            .ShouldBe($"Счет #1 (id {scenario.Driver.Invoice.Id}) оплачен: 3\u00a0500,00 RUB. Платёж {payment.OrderId}.");
        (await scenario.TimelineAsync(payment))
            .Skip(3)
            .ShouldBe([
                "evidence.paid (CONFIRMED)",
                "invoice.status_sent (Paid)",
                "invoice.status_written",
                "invoice.note_sent",
                "invoice.note_done (Written)",
            ]);
    }

    [Fact]
    public async Task A_crm_that_is_away_is_told_when_it_is_back()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Trouble("amocrm.", FaultKind.Status);
        await scenario.DeliverAsync();
        await scenario.PassAsync(TimeSpan.FromHours(3));
        scenario.Driver.Status.ShouldBe("created");

        scenario.Calm();
        await scenario.PassAsync(TimeSpan.FromHours(2));

        (scenario.Driver.Status, scenario.Driver.Notes.Count).ShouldBe(("paid", 1));
    }

    [Theory]
    [InlineData("amocrm.elements.patch")]
    [InlineData("amocrm.notes.post")]
    public async Task A_write_whose_answer_is_lost_is_done_once(string operation)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Trouble(operation, FaultKind.StatusAfter, 502, times: 1);
        await scenario.DeliverAsync();

        await scenario.PassAsync(TimeSpan.FromMinutes(5));

        (scenario.Driver.Status, scenario.Driver.Notes.Count).ShouldBe(("paid", 1));
        (await scenario.PaymentAsync()).Attention.ShouldBeNull();
    }

    [Theory]
    [InlineData("Unpaid", "unpaid")]
    [InlineData("Blocked", "blocked")]
    public async Task An_account_that_does_not_let_us_in_is_the_sellers_turn(string standing, string reason)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Driver.Account.State = Enum.Parse<AccountState>(standing);
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        var payment = await scenario.PaymentAsync();
        payment
            .FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice)
            .LastError.ShouldBe($"the account does not let us in: {reason}");
        (await scenario.TimelineAsync(payment)).ShouldContain(
            $"follow_up.given_up (SyncInvoice: the account does not let us in: {reason})"
        );

        // And the comparison of the books says the same, without a word on the desk.
        var report = (
            await scenario.SendAsync(
                new Application.Reconciliation.ReconcilePaymentsCommand(
                    scenario.Seller,
                    new Application.Storage.PaymentSearch(),
                    IsShadow: true
                )
            )
        ).Value;
        report
            .Items.ShouldHaveSingleItem()
            .Discrepancy.ShouldBe(
                new Application.Reconciliation.Discrepancy(
                    Application.Reconciliation.DiscrepancyDirection.CrmToUs,
                    Application.Reconciliation.DiscrepancyReason.AccountClosed,
                    reason,
                    IsHealed: false
                )
            );
        scenario.Driver.Account.State = AccountState.Ok;
    }

    [Fact]
    public async Task Money_for_an_invoice_that_is_gone_or_was_marked_by_hand_is_on_the_desk()
    {
        await using var gone = await PaymentScenario.OpenAsync(environment);
        await gone.ClickAsync();
        gone.Press();
        gone.Driver.Delete();
        await gone.DeliverAsync();
        await gone.WorkAsync();
        (await gone.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceGone);

        await using var marked = await PaymentScenario.OpenAsync(environment);
        await marked.ClickAsync();
        marked.Press();
        marked.Driver.Mark("paid");
        await marked.DeliverAsync();
        await marked.WorkAsync();
        (await marked.PaymentAsync()).Attention.ShouldBe(Attention.InvoicePaidElsewhere);
        marked.Driver.Invoice.Writes.ShouldBe(0);
        marked.Driver.Notes.ShouldHaveSingleItem()!.ShouldEndWith("Внимание: счёт уже был отмечен оплаченным, когда пришли деньги.");
    }

    [Theory]
    [InlineData(4000, "partially_paid")]
    [InlineData(3000, "paid")]
    public async Task Another_sum_than_the_invoices_is_told_as_it_is(int price, string status)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Driver.Edit(price);
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe(status);
        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceSumChanged);
        scenario.Driver.Notes.ShouldHaveSingleItem()!.ShouldEndWith("Внимание: сумма счёта и полученные деньги не совпадают.");
    }

    [Fact]
    public async Task Paid_in_advance_stays_so()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Driver.Edit(9000);
        scenario.Driver.Mark("paid_in_advance");
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        scenario.Driver.Invoice.Writes.ShouldBe(0);
        scenario.Driver.Status.ShouldBe("paid_in_advance");
    }

    [Fact]
    public async Task Money_for_an_invoice_that_was_cancelled_meanwhile_makes_it_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Driver.Cancel();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        (scenario.Driver.Status, scenario.Driver.Notes.Count).ShouldBe(("paid", 1));
    }

    [Fact]
    public async Task What_is_not_there_or_over_is_done()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var (tenant, nobody) = (scenario.Seller.Tenant, PaymentId.New(scenario.Now));
        (await scenario.SendAsync(new SyncInvoiceCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());
        (await scenario.SendAsync(new SyncPaymentCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());
        (await scenario.SendAsync(new ExpirePaymentCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());
        (await scenario.SendAsync(new ReconcilePaymentCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());

        await scenario.ClickAsync();
        var open = await scenario.PaymentAsync();
        (await scenario.SendAsync(new SyncInvoiceCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.Done());
        (await scenario.SendAsync(new SyncPaymentCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.NotYet("Pending"));

        scenario.Press("decline");
        await scenario.DeliverAsync();
        (await scenario.SendAsync(new SyncPaymentCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.Done());
        (await scenario.SendAsync(new ExpirePaymentCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.Done());
        (await scenario.TimelineAsync(open)).ShouldNotContain("payment.abandoned (expired)");
        scenario.Trouble("tbank.", FaultKind.Garbage);
        await scenario.ClickAsync("other");
        (
            await scenario.SendAsync(
                new SyncPaymentCommand(tenant, (await scenario.PaymentsAsync()).Single(it => it.Method.Value == "other").Id)
            )
        ).ShouldBeOfType<FollowUpOutcome.NotYet>();
    }

    [Theory]
    [InlineData(Attention.PaidTwice, "эти деньги лишние", "beyond its sum")]
    [InlineData(Attention.InvoicePaidElsewhere, "уже был отмечен оплаченным", "before the money came")]
    [InlineData(Attention.InvoiceSumChanged, "не совпадают", "differ")]
    [InlineData(Attention.InvoiceUnmarked, "сняли отметку", "taken from the invoice")]
    [InlineData(Attention.RefundedElsewhere, "не через нас", "returned elsewhere")]
    [InlineData(Attention.Contradiction, "требует проверки", "needs a look")]
    public void Each_reason_is_told_in_both_languages(string attention, string russian, string english)
    {
        AttentionText.Of(attention, russian: true).ShouldContain(russian);
        AttentionText.Of(attention, russian: false).ShouldContain(english);
    }
}
