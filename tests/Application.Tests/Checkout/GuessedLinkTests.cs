using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>Clicks on links that somebody guesses, and the CRM calls that they cost.</summary>
public sealed class GuessedLinkTests
{
    private readonly UseCases app = new();

    public GuessedLinkTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Missing_invoice_costs_one_read_in_half_a_minute()
    {
        for (var click = 0; click < 3; click++)
            (await app.SendAsync(ACheckout.By("card"))).Refusal!.Code.ShouldBe("invoice.not_found");
        app.Crm.Invoices.Reads.ShouldBe(1);

        app.Clock.Advance(TimeSpan.FromSeconds(30));
        app.Crm.Has(AnInvoice.Valid());

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Outage_is_not_remembered_as_a_missing_invoice()
    {
        app.Crm.Has(AnInvoice.Valid()).IsDown = true;
        await Should.ThrowAsync<OutageException>(() => app.SendAsync(ACheckout.By("card")));
        app.Crm.IsDown = false;

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Link_that_led_to_an_invoice_is_known()
    {
        app.Crm.Has(AnInvoice.Valid());

        await ClickAsync();
        await ClickAsync();

        app.Crm.Turn.Taken.ShouldBe([("203.0.113.0/24", false), ("203.0.113.0/24", true)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Payment_makes_its_link_known_where_the_pace_is_short(bool isShort)
    {
        app.Crm.Has(AnInvoice.Valid()).Turn.IsPaceShort = isShort;
        app.Has(APayment.In(PaymentStatus.Pending));

        await ClickAsync();

        app.Crm.Turn.Taken.ShouldHaveSingleItem().IsKnown.ShouldBe(isShort);
    }

    private Task<CheckoutResult> ClickAsync() => app.SendAsync(ACheckout.By("card") with { Origin = "203.0.113.0/24" });
}
