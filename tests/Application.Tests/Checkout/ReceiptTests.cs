using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>Checkouts by a method that makes receipts.</summary>
public sealed class ReceiptTests
{
    private static readonly Party Payer = new("Покупатель", null, "contacts", 42, null, null);
    private readonly UseCases app = new();

    public ReceiptTests()
    {
        app.Has(AnAccount.Active().With(AMethod.WithReceipts("card")));
        app.Crm.Has(AnInvoice.Valid());
    }

    [Fact]
    public async Task Receipt_without_a_contact_needs_one()
    {
        var needed = (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>();

        needed.WasUnreadable.ShouldBeFalse();
        (app.Database.Payments.Count, app.Acquirer.Started.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(" ", false)]
    [InlineData("nobody", true)]
    public async Task Contact_that_cannot_be_read_is_asked_for_again(string contact, bool unreadable)
    {
        var needed = (await app.SendAsync(ACheckout.By("card", contact))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>();

        needed.WasUnreadable.ShouldBe(unreadable);
    }

    [Fact]
    public async Task Typed_contact_goes_on_the_receipt_to_the_acquirer()
    {
        await TypeAsync("typed@example.org");

        var receipt = app.Acquirer.Started.ShouldHaveSingleItem().Receipt!;
        (receipt.Contact.Email, receipt.Total).ShouldBe(("typed@example.org", app.Payment.Amount));
        app.Payment.Explanation.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Contact_of_the_invoice_is_taken_before_the_payers_card()
    {
        app.Crm.Has(AnInvoice.Valid() with { Payer = Payer with { Email = "invoice@example.org" } });
        app.Crm.Contacts.Put(42, "card@example.org");

        await app.SendAsync(ACheckout.By("card"));

        app.Payment.Receipt!.Contact.Email.ShouldBe("invoice@example.org");
        app.Crm.Contacts.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Contact_of_the_payers_card_is_the_last_resort()
    {
        app.Crm.Has(AnInvoice.Valid() with { Payer = Payer });
        app.Crm.Contacts.Put(42, "+7 916 000-00-00");

        await app.SendAsync(ACheckout.By("card"));

        app.Payment.Receipt!.Contact.Phone.ShouldBe("+79160000000");
    }

    [Fact]
    public async Task Payment_whose_contact_the_crm_knows_serves_every_browser()
    {
        app.Crm.Has(AnInvoice.Valid() with { Payer = Payer with { Email = "invoice@example.org" } });
        var opened = await SendAsync(ACheckout.By("card"));

        (await SendAsync(ACheckout.By("card"))).ShouldBe(opened);
    }

    [Fact]
    public async Task Lost_contact_of_an_ended_payment_opens_none_without_a_receipt()
    {
        app.Has(APayment.Created(APayment.Draft with { Amount = Money.Rub(1500m) }));
        var waiting = app.SendAsync(ACheckout.By("card"));
        await app.SendAsync(new ReceiveNotificationCommand(
            "acme", AMethod.KeyOf("card"), app.Acquirer.Notify(app.Payment, EvidenceKind.Declined)));

        (await app.PassTimeAsync(waiting)).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        app.Acquirer.Started.ShouldBeEmpty();
    }

    private async Task<StartPaymentOutcome> SendAsync(StartPaymentCommand command) => (await app.SendAsync(command)).Outcome.Value;

    // As a browser does: opens the contact page, and posts its form.
    private async Task<StartPaymentOutcome> TypeAsync(string contact) =>
        await SendAsync(ACheckout.By("card", contact).With(await SendAsync(ACheckout.By("card"))));
}
