using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.InvoiceSync;

/// <summary>Payments of which the CRM cannot be told: a person has to look.</summary>
public sealed class StuckSyncTests
{
    private static readonly FollowUpOutcome Done = new FollowUpOutcome.Done();
    private readonly UseCases app = new();
    private readonly Payment payment;

    public StuckSyncTests()
    {
        app.Has(AnAccount.With("card"));
        payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Crm.Has(AnInvoice.For(payment));
    }

    [Theory]
    [InlineData("unpaid")]
    [InlineData("blocked")]
    [InlineData("rights")]
    public async Task Account_that_lets_nobody_in_is_tried_again(string reason)
    {
        app.Crm.ClosedFor = reason;

        (await SyncAsync()).ShouldBe(new FollowUpOutcome.NotYet($"the account does not let us in: {reason}"));
    }

    [Fact]
    public async Task Grant_that_dies_meanwhile_needs_a_person()
    {
        app.Crm.ClosedFor = "reauthorize";

        (await SyncAsync()).ShouldBe(new FollowUpOutcome.Stuck("the account does not let us in: reauthorize"));
    }

    [Fact]
    public async Task Account_that_closes_between_read_and_write_is_tried_again()
    {
        app.Database.BeforeNextSave(() =>
        {
            app.Crm.ClosedFor = "blocked";
            return Task.CompletedTask;
        });

        (await SyncAsync()).ShouldBe(new FollowUpOutcome.NotYet("the account does not let us in: blocked"));
    }

    [Fact]
    public async Task Status_that_the_crm_refuses_needs_a_person()
    {
        app.Crm.Invoices.RefusedFor = "no such status";

        (await SyncAsync()).ShouldBe(new FollowUpOutcome.Stuck("no such status"));

        app.Crm.Notes.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Missing_invoice_needs_attention()
    {
        app.Crm.Invoices.Delete();

        (await SyncAsync()).ShouldBe(Done);

        app.Payment.Attention.ShouldBe(Attention.InvoiceGone);
    }

    [Fact]
    public async Task Invoice_deleted_between_read_and_write_needs_attention()
    {
        app.Database.BeforeNextSave(() =>
        {
            app.Crm.Invoices.Delete();
            return Task.CompletedTask;
        });

        await SyncAsync();

        app.Payment.Attention.ShouldBe(Attention.InvoiceGone);
    }

    [Fact]
    public async Task Disconnected_account_needs_a_person()
    {
        var other = new UseCases();
        var account = AnAccount.With("card");
        account.Disconnect();
        other.Has(account);
        other.Has(payment);

        (await other.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id)))
            .ShouldBe(new FollowUpOutcome.Stuck("the account is disconnected"));

        other.Crm.Invoices.Reads.ShouldBe(0);
    }

    private Task<FollowUpOutcome> SyncAsync() => app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));
}
