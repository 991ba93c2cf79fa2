using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.InvoiceSync;

/// <summary>One write and one note in amoCRM for each payment, whatever happens on the way.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SyncInvoiceTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Payment_makes_one_write_and_one_note()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();

        scenario.Driver.Invoice.Writes.ShouldBe(1);
        var note = scenario.Driver.Notes.ShouldHaveSingleItem();
        note.ShouldStartWith($"Счет #1 (id {scenario.Driver.Invoice.Id}) оплачен: 3\u00a0500,00\u00a0₽, {payment.Method.Value} (");
        note.ShouldEndWith($"Платёж {payment.OrderId}.");
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
    public async Task Outage_of_the_crm_delays_the_sync()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Fail("amocrm.", FaultKind.Status);
        await scenario.DeliverAsync();
        await scenario.PassTimeAsync(TimeSpan.FromHours(3));
        scenario.Driver.Status.ShouldBe("created");

        scenario.ClearFaults();
        await scenario.PassTimeAsync(TimeSpan.FromHours(2));

        (scenario.Driver.Status, scenario.Driver.Notes.Count).ShouldBe(("paid", 1));
    }

    [Theory]
    [InlineData("amocrm.elements.patch")]
    [InlineData("amocrm.notes.post")]
    public async Task Lost_response_of_the_crm_writes_nothing_twice(string operation)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Fail(operation, FaultKind.StatusAfter, 502, times: 1);
        await scenario.DeliverAsync();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(5));

        (scenario.Driver.Status, scenario.Driver.Notes.Count).ShouldBe(("paid", 1));
        (await scenario.PaymentAsync()).Attention.ShouldBeNull();
    }

    [Theory]
    [InlineData("Unpaid", "unpaid")]
    [InlineData("Blocked", "blocked")]
    public async Task Closed_account_is_tried_again_and_is_reported(string standing, string reason)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Account.State = Enum.Parse<AccountState>(standing);
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        var payment = await scenario.PaymentAsync();
        payment
            .FollowUps.Single(work => work.Kind == FollowUpKind.SyncInvoice)
            .LastError.ShouldBe($"the account does not let us in: {reason}");
        payment.Owes(FollowUpKind.SyncInvoice).ShouldBeTrue();

        // The reconciliation reports the same and needs no attention.
        var report = (
            await scenario.SendAsync(
                new ReconcilePaymentsCommand(
                    scenario.Seller,
                    new PaymentSearch(),
                    IsShadow: true
                )
            )
        ).Value;
        report
            .Items.ShouldHaveSingleItem()
            .Discrepancy.ShouldBe(
                new Discrepancy(
                    DiscrepancyDirection.CrmToUs,
                    DiscrepancyReason.AccountClosed,
                    reason,
                    IsHealed: false
                )
            );
        await scenario.PassTimeAsync(TimeSpan.FromDays(3));
        scenario.Driver.Account.State = AccountState.Ok;
        await scenario.PassTimeAsync(TimeSpan.FromHours(2));
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Missing_or_already_paid_invoice_needs_attention()
    {
        await using var gone = await PaymentScenario.OpenAsync(environment);
        await gone.CheckOutAsync();
        gone.Press();
        gone.Driver.Delete();
        await gone.DeliverAsync();
        await gone.WorkAsync();
        (await gone.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceGone);

        await using var marked = await PaymentScenario.OpenAsync(environment);
        await marked.CheckOutAsync();
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
    public async Task Changed_invoice_sum_sets_the_status_and_needs_attention(int price, string status)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Edit(price);
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        scenario.Driver.Status.ShouldBe(status);
        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceSumChanged);
        scenario.Driver.Notes.ShouldHaveSingleItem()!.ShouldEndWith("Внимание: сумма счёта и полученные деньги не совпадают.");
    }

    [Fact]
    public async Task Invoice_paid_in_advance_keeps_its_status()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Edit(9000);
        scenario.Driver.Mark("paid_in_advance");
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        scenario.Driver.Invoice.Writes.ShouldBe(0);
        scenario.Driver.Status.ShouldBe("paid_in_advance");
    }

    [Fact]
    public async Task Invoice_canceled_meanwhile_needs_attention_and_stays_so()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Cancel();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        (scenario.Driver.Invoice.Writes, scenario.Driver.Notes.Count).ShouldBe((0, 1));
        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceNotPayable);
    }
}
