using System.Globalization;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.InvoiceSync;

/// <summary>The CRM is told of a payment: one status, one note.</summary>
public sealed class SyncInvoiceTests
{
    private static readonly FollowUpOutcome Done = new FollowUpOutcome.Done();
    private readonly UseCases app = new();
    private readonly Payment payment;

    // The account's clock is Moscow's.
    private string PaidAt =>
        payment.PaidAt!.Value.ToOffset(TimeSpan.FromHours(3)).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    public SyncInvoiceTests()
    {
        app.Has(AnAccount.With("card"));
        payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Crm.Has(AnInvoice.For(payment));
    }

    [Fact]
    public async Task Paid_payment_writes_one_status_and_one_note()
    {
        (await SyncAsync()).ShouldBe(Done);

        app.Crm.Invoices.Writes.ShouldBe([new InvoiceStatusUpdate(InvoiceStatus.Paid, payment.PaidAt)]);
        app.Crm.Notes.Texts.ShouldBe(
            [$"Счет #1042 (id 918273) оплачен: 1\u00a0000,00\u00a0₽, card (ACME), {PaidAt}. Платёж {payment.OrderId}."]);
        app.Payment.Entries(skip: payment.Version).ShouldBe([
            "invoice.status_sent (Paid)", "invoice.status_written", "invoice.note_sent", "invoice.note_done (Written)",
        ]);
    }

    [Fact]
    public async Task Second_sync_changes_nothing()
    {
        await SyncAsync();

        (await SyncAsync()).ShouldBe(Done);

        (app.Crm.Invoices.Writes.Count, app.Crm.Notes.Texts.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task English_account_gets_an_English_note()
    {
        var english = new UseCases();
        english.Has(new Domain.Accounts.Account(AnAccount.Tenant, AnAccount.Profile with { Language = "en" }, AnAccount.Now));
        english.Has(payment);
        english.Crm.Has(AnInvoice.For(payment));

        await english.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));

        english.Crm.Notes.Texts.ShouldBe(
            [$"Счет #1042 (id 918273) is paid: 1,000.00\u00a0₽, card (ACME), {PaidAt}. Payment {payment.OrderId}."]);
    }

    [Fact]
    public async Task Note_names_the_payer_and_links_to_the_payments_page()
    {
        app.Crm.Has(AnInvoice.For(payment) with { Payer = new Party(" Иванов И. ", null, "contacts", 1, "i@example.org", "+7900") });
        app.Crm.Pages.Place = new Uri("https://demoshop.amocrm.ru/settings/");

        await SyncAsync();

        var note = app.Crm.Notes.Texts.ShouldHaveSingleItem();
        note.ShouldContain(". Плательщик: Иванов И.. Платёж ");
        note.ShouldEndWith($" https://demoshop.amocrm.ru/settings/payments/{payment.Id}");
        note.ShouldNotContain("example.org");
    }

    [Theory]
    [InlineData("invoices.write")]
    [InlineData("notes.add")]
    public async Task Lost_answer_of_the_crm_writes_nothing_twice(string operation)
    {
        app.Crm.AnswerToLose = operation;
        await Should.ThrowAsync<OutageException>(SyncAsync);

        (await SyncAsync()).ShouldBe(Done);

        (app.Crm.Invoices.Writes.Count, app.Crm.Notes.Texts.Count).ShouldBe((1, 1));
        app.Payment.Attention.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Death_of_the_process_at_any_save_is_made_good(int saves)
    {
        for (var save = 0; save < saves; save++)
            app.Database.BeforeNextSave(() => Task.CompletedTask);
        app.Database.BeforeNextSave(() => throw new TimeoutException("the process died"));
        await Should.ThrowAsync<TimeoutException>(SyncAsync);

        (await SyncAsync()).ShouldBe(Done);

        (app.Crm.Invoices.Single.Status, app.Crm.Invoices.Writes.Count, app.Crm.Notes.Texts.Count).ShouldBe((InvoiceStatus.Paid, 1, 1));
        (app.Payment.Attention, app.Payment.InvoiceSync.HasFlag(InvoiceSyncState.NoteDone)).ShouldBe((null, true));
    }

    [Fact]
    public async Task Outage_of_the_crm_goes_to_the_worker_and_the_next_try_succeeds()
    {
        app.Crm.IsDown = true;
        await Should.ThrowAsync<OutageException>(SyncAsync);

        app.Crm.IsDown = false;
        (await SyncAsync()).ShouldBe(Done);

        app.Crm.Invoices.Single.Status.ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    public async Task Collision_is_tried_later_and_tells_nothing_twice()
    {
        app.Database.Collide();
        (await SyncAsync()).ShouldBeOfType<FollowUpOutcome.NotYet>();
        app.Crm.Invoices.Writes.ShouldBeEmpty();

        await SyncAsync();

        app.Crm.Invoices.Writes.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(NoteOutcome.NoPlace)]
    [InlineData(NoteOutcome.Refused)]
    public async Task Note_that_cannot_be_written_is_done(NoteOutcome outcome)
    {
        app.Crm.Notes.Outcome = outcome;

        (await SyncAsync()).ShouldBe(Done);

        app.Payment.Entries()[^1].ShouldBe($"invoice.note_done ({outcome})");
    }

    [Fact]
    public async Task Note_that_a_closed_account_does_not_take_is_written_later()
    {
        app.Crm.Notes.Outcome = NoteOutcome.AccountClosed;
        (await SyncAsync()).ShouldBeOfType<FollowUpOutcome.NotYet>();

        app.Crm.Notes.Outcome = NoteOutcome.Written;
        (await SyncAsync()).ShouldBe(Done);

        app.Crm.Notes.Texts.Count.ShouldBe(1);
        app.Crm.Invoices.Writes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Payment_without_money_and_unknown_payment_tell_nothing()
    {
        var open = new UseCases();
        open.Has(AnAccount.With("card"));
        var pending = open.Has(APayment.In(PaymentStatus.Pending));
        open.Crm.Has(AnInvoice.For(pending));

        (await open.SendAsync(new SyncInvoiceCommand(pending.Tenant, pending.Id))).ShouldBe(Done);
        (await open.SendAsync(new SyncInvoiceCommand(pending.Tenant, PaymentId.New(open.Now)))).ShouldBe(Done);

        open.Crm.Invoices.Writes.ShouldBeEmpty();
        open.Crm.Notes.Texts.ShouldBeEmpty();
    }

    private Task<FollowUpOutcome> SyncAsync() => app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));
}
