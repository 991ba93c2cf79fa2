using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.FollowUps.AskAcquirer;
using CleanAcquiring.Application.FollowUps.ExpireAttempt;
using CleanAcquiring.Application.FollowUps.Reconcile;
using CleanAcquiring.Application.FollowUps.UpdateInvoice;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.AmoCrm.World;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Application.Tests.FollowUps;

/// <summary>The CRM is told once of each payment, whatever happens on the way.</summary>
[Collection(OneTown.Name)]
public sealed class UpdateInvoiceTests(TownFixture town)
{
    [Fact]
    public async Task A_payment_is_one_write_and_one_note()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();

        scene.Seat.Invoice.Writes.ShouldBe(1);
        scene.Seat.Notes.ShouldHaveSingleItem().ShouldBe($"Счет #1 (id {scene.Seat.Invoice.Id}) оплачен: 3\u00a0500,00 RUB. Платёж {payment.OrderId}.");
        (await scene.StoryAsync(payment)).Skip(3).ShouldBe(
            ["evidence.paid (CONFIRMED)", "invoice.status_sent (Paid)", "invoice.status_written", "invoice.note_sent", "invoice.note_done (Written)"]);
    }

    [Fact]
    public async Task A_crm_that_is_away_is_told_when_it_is_back()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Trouble("amocrm.", FaultKind.Status);
        await scene.DeliverAsync();
        await scene.PassAsync(TimeSpan.FromHours(3));
        scene.Seat.Status.ShouldBe("created");

        scene.Calm();
        await scene.PassAsync(TimeSpan.FromHours(2));

        (scene.Seat.Status, scene.Seat.Notes.Count).ShouldBe(("paid", 1));
    }

    [Theory]
    [InlineData("amocrm.elements.patch")]
    [InlineData("amocrm.notes.post")]
    public async Task A_write_whose_answer_is_lost_is_done_once(string operation)
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Trouble(operation, FaultKind.StatusAfter, 502, times: 1);
        await scene.DeliverAsync();

        await scene.PassAsync(TimeSpan.FromMinutes(5));

        (scene.Seat.Status, scene.Seat.Notes.Count).ShouldBe(("paid", 1));
        (await scene.PaymentAsync()).Attention.ShouldBeNull();
    }

    [Theory]
    [InlineData("Unpaid", "unpaid")]
    [InlineData("Blocked", "blocked")]
    public async Task An_account_that_does_not_let_us_in_is_the_sellers_turn(string standing, string reason)
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Seat.Account.Standing = Enum.Parse<AccountStanding>(standing);
        await scene.DeliverAsync();
        await scene.WorkAsync();

        var payment = await scene.PaymentAsync();
        payment.FollowUps.Single(work => work.Kind == FollowUpKind.UpdateInvoice).LastError.ShouldBe($"the account does not let us in: {reason}");
        (await scene.StoryAsync(payment)).ShouldContain($"follow_up.given_up (UpdateInvoice: the account does not let us in: {reason})");

        // And the comparison of the books says the same, without a word on the desk.
        var report = (await scene.SendAsync(new Application.Desk.ReconcilePayments.ReconcilePaymentsCommand(scene.Seller, new Ports.Storage.PaymentSearch(), IsShadow: true))).Value;
        report.Items.ShouldHaveSingleItem().Drift.ShouldBe(new Application.Reconciliation.Drift(
            Application.Reconciliation.DriftDirection.CrmToUs, Application.Reconciliation.DriftReason.AccountClosed, reason, IsHealed: false));
        scene.Seat.Account.Standing = AccountStanding.Ok;
    }

    [Fact]
    public async Task Money_for_an_invoice_that_is_gone_or_was_marked_by_hand_is_on_the_desk()
    {
        await using var gone = await Scene.OpenAsync(town);
        await gone.ClickAsync();
        gone.Press();
        gone.Seat.Delete();
        await gone.DeliverAsync();
        await gone.WorkAsync();
        (await gone.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceGone);

        await using var marked = await Scene.OpenAsync(town);
        await marked.ClickAsync();
        marked.Press();
        marked.Seat.Mark("paid");
        await marked.DeliverAsync();
        await marked.WorkAsync();
        (await marked.PaymentAsync()).Attention.ShouldBe(Attention.InvoicePaidElsewhere);
        marked.Seat.Invoice.Writes.ShouldBe(0);
        marked.Seat.Notes.ShouldHaveSingleItem()!.ShouldEndWith("Внимание: счёт уже был отмечен оплаченным, когда пришли деньги.");
    }

    [Theory]
    [InlineData(4000, "partially_paid")]
    [InlineData(3000, "paid")]
    public async Task Another_sum_than_the_invoices_is_told_as_it_is(int price, string status)
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Seat.Edit(price);
        await scene.DeliverAsync();
        await scene.WorkAsync();

        scene.Seat.Status.ShouldBe(status);
        (await scene.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceSumChanged);
        scene.Seat.Notes.ShouldHaveSingleItem()!.ShouldEndWith("Внимание: сумма счёта и полученные деньги не совпадают.");
    }

    [Fact]
    public async Task Paid_in_advance_stays_so()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Seat.Edit(9000);
        scene.Seat.Mark("paid_in_advance");
        await scene.DeliverAsync();
        await scene.WorkAsync();

        scene.Seat.Invoice.Writes.ShouldBe(0);
        scene.Seat.Status.ShouldBe("paid_in_advance");
    }

    [Fact]
    public async Task Money_for_an_invoice_that_was_cancelled_meanwhile_makes_it_paid()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Seat.Cancel();
        await scene.DeliverAsync();
        await scene.WorkAsync();

        (scene.Seat.Status, scene.Seat.Notes.Count).ShouldBe(("paid", 1));
    }

    [Fact]
    public async Task What_is_not_there_or_over_is_done()
    {
        await using var scene = await Scene.OpenAsync(town);
        var (tenant, nobody) = (scene.Seller.Tenant, PaymentId.New(scene.Now));
        (await scene.SendAsync(new UpdateInvoiceCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());
        (await scene.SendAsync(new AskAcquirerCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());
        (await scene.SendAsync(new ExpireAttemptCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());
        (await scene.SendAsync(new ReconcileCommand(tenant, nobody))).ShouldBe(new FollowUpOutcome.Done());

        await scene.ClickAsync();
        var open = await scene.PaymentAsync();
        (await scene.SendAsync(new UpdateInvoiceCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.Done());
        (await scene.SendAsync(new AskAcquirerCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.NotYet("Pending"));

        scene.Press("decline");
        await scene.DeliverAsync();
        (await scene.SendAsync(new AskAcquirerCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.Done());
        (await scene.SendAsync(new ExpireAttemptCommand(tenant, open.Id))).ShouldBe(new FollowUpOutcome.Done());
        (await scene.StoryAsync(open)).ShouldNotContain("payment.abandoned (expired)");
        scene.Trouble("tbank.", FaultKind.Garbage);
        await scene.ClickAsync("other");
        (await scene.SendAsync(new AskAcquirerCommand(tenant, (await scene.PaymentsAsync()).Single(it => it.Method.Value == "other").Id))).ShouldBeOfType<FollowUpOutcome.NotYet>();
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
