using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>Checkouts that are refused before anything is saved or sent.</summary>
public sealed class RefusalTests
{
    private readonly UseCases app = new();

    public static TheoryData<Func<Invoice, Invoice>, string, RefusalKind> Invoices => new()
    {
        { invoice => invoice with { Status = InvoiceStatus.Paid }, "invoice.status.paid", RefusalKind.AlreadyPaid },
        { invoice => invoice with { Status = InvoiceStatus.PaidInAdvance }, "invoice.status.paid_in_advance", RefusalKind.AlreadyPaid },
        { invoice => invoice with { Status = InvoiceStatus.PartiallyPaid }, "invoice.status.partially_paid", RefusalKind.AskSeller },
        { invoice => invoice with { Status = InvoiceStatus.Refunded }, "invoice.status.refunded", RefusalKind.AskSeller },
        { invoice => invoice with { Status = InvoiceStatus.Unmapped }, "invoice.status.unmapped", RefusalKind.AskSeller },
        { invoice => invoice with { BillPrice = 0m }, "invoice.total.not_positive", RefusalKind.InvoiceIncorrect },
        { invoice => invoice with { BillPrice = 1m }, "invoice.total.disagrees", RefusalKind.InvoiceIncorrect },
        { invoice => invoice with { Currency = null }, "invoice.currency.unknown", RefusalKind.InvoiceIncorrect },
        { invoice => invoice with { Currency = Currency.Parse("USD") }, "invoice.currency.not_taken", RefusalKind.InvoiceIncorrect },
    };

    [Theory]
    [MemberData(nameof(Invoices))]
    public async Task Invoice_against_a_rule_is_refused_with_its_code(Func<Invoice, Invoice> change, string code, RefusalKind kind)
    {
        app.Has(AnAccount.With("card"));
        app.Crm.Has(change(AnInvoice.Valid() with { Link = new Uri("https://paywall.example/1") }));

        var result = await app.SendAsync(ACheckout.By("card"));

        (result.Refusal!.Code, result.Refusal.Kind).ShouldBe((code, kind));
        result.Refusal.Detail.ShouldNotBeNullOrEmpty();
        result.Disclosure!.BackLink.ShouldBe(new Uri("https://paywall.example/1"));
        ShouldHaveDoneNothing();
    }

    [Theory]
    [InlineData(0, 1, "card")]
    [InlineData(1, 0, "card")]
    [InlineData(1, -5, "card")]
    [InlineData(1, 1, "no-code")]
    [InlineData(1_000_000_000_000_000_000, 1, "card")]
    [InlineData(1, 1_000_000_000_000_000_000, "card")]
    public async Task Link_without_a_meaning_is_malformed(long account, long invoice, string method)
    {
        var refusal = (await app.SendAsync(new StartPaymentCommand(account, invoice, method, null))).Refusal!;

        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Invalid, "link.malformed"));
        refusal.Detail.ShouldNotBeNullOrEmpty();
        app.Crm.Invoices.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Largest_numbers_are_well_formed() =>
        (await app.SendAsync(new StartPaymentCommand(999_999_999_999_999_999, 999_999_999_999_999_999, null, null)))
            .Refusal!.Code.ShouldBe("invoice.not_found");

    [Fact]
    public async Task Unknown_account_and_missing_invoice_get_the_same_refusal()
    {
        var unknown = await app.SendAsync(ACheckout.By("card"));
        app.Has(AnAccount.With("card"));
        var missing = await app.SendAsync(ACheckout.By("card"));

        (missing.Refusal!.Code, missing.Refusal.Kind).ShouldBe(("invoice.not_found", RefusalKind.NotFound));
        (unknown.Refusal, unknown.Disclosure).ShouldBe((missing.Refusal, null));
    }

    [Fact]
    public async Task Disconnected_account_is_not_found_and_the_crm_is_not_asked()
    {
        var account = AnAccount.With("card");
        account.Disconnect();
        app.Has(account);
        app.Crm.Has(AnInvoice.Valid());

        (await app.SendAsync(ACheckout.By("card"))).Refusal!.Code.ShouldBe("invoice.not_found");

        app.Crm.Invoices.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Account_that_lets_nobody_in_is_not_found()
    {
        app.Has(AnAccount.With("card"));
        app.Crm.Has(AnInvoice.Valid()).ClosedFor = "unpaid";

        (await app.SendAsync(ACheckout.By("card"))).Refusal!.Code.ShouldBe("invoice.not_found");
    }

    [Fact]
    public async Task One_number_on_two_platforms_leads_to_neither()
    {
        app.Has(AnAccount.With("card"));
        app.Has(new Account(AnAccount.Tenant with { Platform = Platform.Kommo }, AnAccount.Profile, AnAccount.Now));
        app.Crm.Has(AnInvoice.Valid());

        (await app.SendAsync(ACheckout.By("card"))).Refusal!.Code.ShouldBe("invoice.not_found");
    }

    [Theory]
    [InlineData("off")]
    [InlineData("unknown")]
    [InlineData("foreign")]
    public async Task Method_that_cannot_be_used_is_unavailable(string method)
    {
        app.Has(AnAccount.Active().With(
            AMethod.Of("card"), AMethod.Of("off").Disabled(), AMethod.Of("foreign").OfAcquirer("not_deployed")));
        app.Crm.Has(AnInvoice.Valid());

        var result = await app.SendAsync(ACheckout.By(method));

        (result.Refusal!.Code, result.Refusal.Kind).ShouldBe(("method.unavailable", RefusalKind.MethodUnavailable));
        result.Disclosure.ShouldNotBeNull();
        ShouldHaveDoneNothing();
    }

    [Theory]
    [InlineData("receipts", "perhaps")]
    [InlineData("stages", "three")]
    public async Task Method_with_damaged_settings_is_unavailable(string key, string value)
    {
        app.Has(AnAccount.Active().With(AMethod.Of("card", (key, value))));
        app.Crm.Has(AnInvoice.Valid());

        (await app.SendAsync(ACheckout.By("card"))).Refusal!.Code.ShouldBe("method.unavailable");

        ShouldHaveDoneNothing();
    }

    [Fact]
    public async Task Account_without_methods_is_refused_without_a_choice()
    {
        app.Has(AnAccount.Active());
        app.Crm.Has(AnInvoice.Valid());

        (await app.SendAsync(ACheckout.By(null))).Refusal!.Code.ShouldBe("method.unavailable");
    }

    [Fact]
    public async Task Refusal_discloses_what_the_seller_allows()
    {
        var open = AnAccount.Deciding(settings => settings with
        {
            Disclosure = new DisclosurePolicy(SellerName: true, Phone: true, Reason: true),
            Contacts = new SellerContacts(Name: "ООО «Пример»", Phone: "+7 495 000-00-00", Email: "hidden@example.org"),
        });
        app.Has(open.With(AMethod.Of("card")));
        app.Crm.Has(AnInvoice.Valid() with { Status = InvoiceStatus.Paid });

        var disclosure = (await app.SendAsync(ACheckout.By("card"))).Disclosure!;

        disclosure.Seller.ShouldBe(new SellerContacts("ООО «Пример»", "+7 495 000-00-00", null));
        disclosure.ShowsReason.ShouldBeTrue();
    }

    private void ShouldHaveDoneNothing() => (app.Database.Payments.Count, app.Acquirer.Started.Count).ShouldBe((0, 0));
}
