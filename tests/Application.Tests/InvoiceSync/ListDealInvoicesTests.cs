using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.InvoiceSync;

/// <summary>The invoices of a deal as its card shows them.</summary>
public sealed class ListDealInvoicesTests
{
    private const long Deal = 8800456;

    private readonly UseCases app = new();

    public ListDealInvoicesTests() => app.Has(AnAccount.Active());

    [Fact]
    public async Task Invoices_of_the_deal_are_listed_with_payments_newest_first()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Crm.Invoices.Put(AnInvoice.For(payment) with { LeadId = Deal });
        app.Crm.Invoices.Put(AnInvoice.Valid() with { Id = new InvoiceId(918300), LeadId = Deal });
        app.Crm.Invoices.Put(AnInvoice.Valid() with { Id = new InvoiceId(918301), LeadId = Deal + 1 });

        var page = (await ListAsync(null)).Value;

        page.Items.Select(item => item.Invoice.Id.Value).ShouldBe([918300, payment.Invoice.Value]);
        page.Items[1].Payments.ShouldHaveSingleItem().Id.ShouldBe(payment.Id);
        page.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Many_invoices_are_listed_in_pages()
    {
        for (var id = 1; id <= 7; id++)
            app.Crm.Invoices.Put(AnInvoice.Valid() with { Id = new InvoiceId(id), LeadId = Deal });

        var first = (await ListAsync(null)).Value;
        var second = (await ListAsync(first.Next)).Value;

        first.Items.Select(item => item.Invoice.Id.Value).ShouldBe([7, 6, 5, 4, 3]);
        second.Items.Select(item => item.Invoice.Id.Value).ShouldBe([2, 1]);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task An_account_that_the_crm_closed_is_no_empty_list()
    {
        app.Crm.ClosedFor = "unpaid";

        (await ListAsync(null)).Refusal!.Code.ShouldBe("account.closed");
    }

    private Task<Domain.Common.Result<DealInvoicePage>> ListAsync(InvoiceId? after) =>
        app.SendAsync(new ListDealInvoicesQuery(UseCases.Seller, Deal, after));
}
