using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Payments;

/// <summary>Payments as their seller sees them, and the repeated sync that the seller asks for.</summary>
public sealed class PaymentTests
{
    private static readonly Seller Stranger = new(new TenantKey(Platform.AmoCrm, 5), 7, "ru", null);
    private readonly UseCases app = new();

    [Fact]
    public async Task Payment_has_its_whole_timeline()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        var details = (await app.SendAsync(new GetPaymentQuery(UseCases.Seller, payment.Id))).Value;

        details.Payment.Status.ShouldBe(PaymentStatus.Paid);
        details.Timeline.Select(entry => entry.Code).ShouldBe(["payment.created", "opening.opened", "evidence.paid"]);
    }

    [Fact]
    public async Task Unknown_payment_and_payment_of_another_seller_are_not_found()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        (await app.SendAsync(new GetPaymentQuery(UseCases.Seller, PaymentId.New(app.Now)))).Refusal!.Code.ShouldBe("payment.not_found");
        (await app.SendAsync(new GetPaymentQuery(Stranger, payment.Id))).Refusal!.Code.ShouldBe("payment.not_found");
        (await app.SendAsync(new ResyncPaymentCommand(Stranger, payment.Id))).Refusal!.Code.ShouldBe("payment.not_found");
    }

    [Fact]
    public async Task Payments_are_listed_in_pages_of_50()
    {
        for (var number = 0; number < 51; number++)
            app.Has(APayment.In(PaymentStatus.Declined));

        var first = await ListAsync(new PaymentSearch());
        var second = await ListAsync(new PaymentSearch { After = first.Next });

        (first.Items.Count, second.Items.Count, second.Next).ShouldBe((50, 1, null));
        first.Items.Concat(second.Items).Select(payment => payment.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Fifty_payments_leave_no_next_page()
    {
        for (var number = 0; number < 50; number++)
            app.Has(APayment.In(PaymentStatus.Declined));

        (await ListAsync(new PaymentSearch())).Next.ShouldBeNull();
    }

    [Fact]
    public async Task Each_part_of_a_search_narrows_the_list()
    {
        var paid = app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { Title = "Счёт #7", Invoice = new InvoiceId(7) }));
        app.Has(APayment.In(PaymentStatus.Pending));

        PaymentSearch[] searches =
        [
            new() { Status = PaymentStatus.Paid },
            new() { Invoice = new InvoiceId(7) },
            new() { Text = "#7" },
            new() { Text = paid.OrderId },
        ];
        foreach (var search in searches)
            (await ListAsync(search)).Items.ShouldHaveSingleItem().Id.ShouldBe(paid.Id);
        (await ListAsync(new PaymentSearch { CreatedBefore = APayment.Now })).Items.ShouldBeEmpty();
        (await app.SendAsync(new ListPaymentsQuery(Stranger, new PaymentSearch()))).Value.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resync_tells_the_crm_of_a_paid_payment_again()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        await app.SendAsync(new ResyncPaymentCommand(UseCases.Seller, payment.Id));

        app.Payment.Due(app.Now).ShouldBe(["SyncInvoice 00:00:00"]);
        (app.Payment.InvoiceSync, app.Payment.Codes()[^1]).ShouldBe((InvoiceSyncState.None, "payment.try_again"));
    }

    [Fact]
    public async Task Resync_schedules_parked_follow_ups_again()
    {
        var payment = app.Has(APayment.Created());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ParkDueAsync("no method");
        app.Payment.Due(app.Now).ShouldBeEmpty();

        await app.SendAsync(new ResyncPaymentCommand(UseCases.Seller, payment.Id));

        app.Payment.Due(app.Now).ShouldBe(["SyncPayment 00:00:00"]);
    }

    [Fact]
    public async Task Resync_that_collides_is_refused()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        app.Database.Collide();

        (await app.SendAsync(new ResyncPaymentCommand(UseCases.Seller, payment.Id)))
            .Refusal!.Code.ShouldBe("payment.changed_meanwhile");
    }

    private async Task<PaymentListPage> ListAsync(PaymentSearch search) =>
        (await app.SendAsync(new ListPaymentsQuery(UseCases.Seller, search))).Value;
}
