using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>Contacts that somebody types for a link that anybody can guess.</summary>
public sealed class TypedContactTests
{
    private const string Stranger = "stranger@example.org";
    private const string Buyer = "buyer@example.org";
    private static readonly Party Payer = new("Покупатель", null, "contacts", 42, null, null);
    private readonly UseCases app = new();

    public TypedContactTests()
    {
        app.Has(AnAccount.Active().With(AMethod.WithReceipts("card"), AMethod.WithReceipts("other")));
        app.Crm.Has(AnInvoice.Valid());
    }

    [Fact]
    public async Task Strangers_contact_does_not_replace_the_invoices()
    {
        var page = await ClickAsync();
        app.Crm.Has(AnInvoice.Valid() with { Payer = Payer with { Email = Buyer } });

        await TypeAsync(Stranger, page);

        app.Payment.Receipt!.Contact.Email.ShouldBe(Buyer);
    }

    [Fact]
    public async Task Strangers_contact_does_not_replace_that_of_the_card()
    {
        var page = await ClickAsync();
        app.Crm.Has(AnInvoice.Valid() with { Payer = Payer });
        app.Crm.Contacts.Put(42, Buyer);

        await TypeAsync(Stranger, page);

        app.Payment.Receipt!.Contact.Email.ShouldBe(Buyer);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("invented")]
    public async Task Contact_without_the_ticket_of_a_page_is_asked_for(string? ticket)
    {
        var needed = await SendAsync(ACheckout.By("card", Stranger) with { Ticket = ticket });

        needed.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>().WasUnreadable.ShouldBeFalse();
        needed.Ticket.ShouldNotBeNull();
        app.Database.Payments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ticket_of_another_link_does_not_count()
    {
        var other = await SendAsync(ACheckout.By("other"));

        (await TypeAsync(Stranger, other)).ShouldBeOfType<StartPaymentOutcome.ContactNeeded>();
    }

    [Fact]
    public async Task Ticket_of_an_hour_ago_does_not_count()
    {
        var page = await ClickAsync();
        app.Clock.Advance(ContactTickets.PageLifetime);

        (await TypeAsync(Buyer, page)).ShouldBeOfType<StartPaymentOutcome.ContactNeeded>();
    }

    [Fact]
    public async Task Same_browser_finds_its_payment_for_as_long_as_it_lives()
    {
        var opened = await TypeAsync(Buyer, await ClickAsync());
        app.Clock.Advance(TimeSpan.FromHours(23));

        var again = await SendAsync(ACheckout.By("card").With(opened));

        PageOf(again).ShouldBe(PageOf(opened));
        app.Acquirer.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Buyer_is_not_led_into_a_payment_with_a_strangers_contact()
    {
        await TypeAsync(Stranger, await ClickAsync());

        var page = await ClickAsync();
        page.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>();
        var waiting = (await TypeAsync(Buyer, page)).ShouldBeOfType<StartPaymentOutcome.Waiting>();

        waiting.PublicId.ShouldBeNull();
        app.Payment.Entries()[^1].ShouldBe("payment.abandoned (contact_changed)");
        app.Acquirer.Started.Count.ShouldBe(1, "one payment lives at a time");
        await EndAsync(app.Payment);
        (await TypeAsync(Buyer, page)).ShouldBeOfType<StartPaymentOutcome.Opened>();
        app.Acquirer.Started[^1].Receipt!.Contact.Email.ShouldBe(Buyer);
    }

    [Fact]
    public async Task Buyer_corrects_a_contact_in_the_same_browser()
    {
        var page = await ClickAsync();
        await TypeAsync("wrong@example.org", page);

        (await TypeAsync(Buyer, page)).ShouldBeOfType<StartPaymentOutcome.Waiting>();

        app.Payment.Entries()[^1].ShouldBe("payment.abandoned (contact_changed)");
    }

    [Fact]
    public async Task Contact_that_the_seller_adds_ends_a_strangers_payment()
    {
        await TypeAsync(Stranger, await ClickAsync());
        app.Crm.Has(AnInvoice.Valid() with { Payer = Payer with { Email = Buyer } });

        (await ClickAsync()).ShouldBeOfType<StartPaymentOutcome.Waiting>();

        app.Payment.Entries()[^1].ShouldBe("payment.abandoned (contact_changed)");
    }

    private Task<StartPaymentOutcome> ClickAsync() => SendAsync(ACheckout.By("card"));

    private Task<StartPaymentOutcome> TypeAsync(string contact, StartPaymentOutcome page) =>
        SendAsync(ACheckout.By("card", contact).With(page));

    private async Task<StartPaymentOutcome> SendAsync(StartPaymentCommand command) => (await app.SendAsync(command)).Outcome.Value;

    private Task EndAsync(Payment payment) => app.SendAsync(new Application.Notifications.ReceiveNotificationCommand(
        "acme", AMethod.KeyOf("card"), app.Acquirer.Notify(payment, EvidenceKind.Canceled)));

    private static PaymentPage PageOf(StartPaymentOutcome outcome) => outcome.ShouldBeOfType<StartPaymentOutcome.Opened>().Page;
}
