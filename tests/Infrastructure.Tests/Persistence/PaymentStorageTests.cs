using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Telemetry;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class PaymentStorageTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_widget_is_read_back(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var saved = Sample.Payment();
        var page = new PaymentPage.SealedWidget(new Uri("https://widget.bank.example/w.js"), "bank.Widget", new SealedText("v1.1.x"));
        saved.Open(null, page, Sample.Now);
        await store.SaveAsync(saved);

        var read = await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, saved.Id, Token));

        read.ShouldNotBeNull().Page.ShouldBe(page);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_saved_object_is_read_back(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var saved = Sample.Payment();
        saved.Open(
            "777",
            new PaymentPage.SealedForm(new Uri("https://bank.example/pay"), new SealedText("v1.1.x")),
            Sample.Now
        );
        await store.SaveAsync(saved);

        var read = await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, saved.Id, Token));

        read.ShouldNotBeNull();
        read.Tenant.ShouldBe(saved.Tenant);
        read.PublicId.ShouldBe(saved.PublicId);
        read.Invoice.ShouldBe(saved.Invoice);
        read.Method.ShouldBe(saved.Method);
        read.CredentialVersion.ShouldBe(2);
        read.Amount.ShouldBe(saved.Amount);
        read.Refunded.ShouldBe(saved.Refunded);
        read.Status.ShouldBe(PaymentStatus.Pending);
        read.Reference.ShouldBe(saved.Reference);
        read.Page.ShouldBe(saved.Page);
        read.Receipt.ShouldNotBeNull().Lines.ShouldBe(saved.Receipt!.Lines);
        (read.Receipt with { Lines = saved.Receipt.Lines }).ShouldBe(saved.Receipt);
        read.Explanation.ShouldBe(saved.Explanation);
        read.InvoiceLink.ShouldBe(saved.InvoiceLink);
        read.ExpiresAt.ShouldBe(saved.ExpiresAt);
        read.Version.ShouldBe(2);
        read.LastEntry.ShouldBe(saved.LastEntry);
        read.Timeline.ShouldBeEmpty();
        read.FollowUps.Select(work => (work.Tenant, work.Kind, work.DueAt)).ShouldBe(
            saved.FollowUps.Select(work => (work.Tenant, work.Kind, work.DueAt)), ignoreOrder: true);
        read.FollowUps.Single(work => work.Kind == FollowUpKind.SyncPayment).DueAt.ShouldBe(Sample.Now.AddMinutes(1));
        var timeline = await store.RequestAsync(it => it.Payments().TimelineAsync(Sample.Tenant, saved.Id, Token));
        timeline.ShouldBe(saved.Timeline);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Three_digits_after_the_point_are_kept(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var dinars = new Money(1234.567m, Currency.Parse("KWD")!.Value);
        var saved = Payment.Start(APayment.Draft with { Tenant = Sample.Tenant, Amount = dinars }, Sample.Now);
        await store.SaveAsync(saved);

        var read = await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, saved.Id, Token));

        read.ShouldNotBeNull().Amount.ShouldBe(dinars);
        $"{read.Amount}".ShouldBe("1234.567 KWD");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_disputed_payment_is_found_by_its_transaction(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var saved = Sample.Payment();
        saved.Open("777", APayment.Page, Sample.Now);
        var money = new AcquirerReference(saved.OrderId, "777") { AcquirerTransactionId = "pi_1" };
        saved.Apply(new Domain.Payments.Evidence(EvidenceKind.Paid, money, saved.Amount, EvidenceSource.Query, "paid")
        {
            Dispute = new Dispute(DisputeStatus.Open, saved.Amount, Sample.Now.AddDays(7)),
        });
        await store.SaveAsync(saved);

        var named = new AcquirerReference(null, null) { AcquirerTransactionId = "pi_1" };
        var read = await store.RequestAsync(it => it.Payments().ForInvoiceOfAsync(Sample.Tenant, saved.Acquirer, named, Token));

        var found = read.ShouldHaveSingleItem();
        (found.Dispute, found.Disputed, found.IsNamedBy(named)).ShouldBe((DisputeStatus.Open, saved.Amount, true));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task The_buyers_contact_is_sealed_in_every_column(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await store.SaveAsync(Sample.Payment());

        var receipt = await store.RequestAsync(it =>
            it.Tables().Database.SqlQueryRaw<string>("SELECT receipt AS \"Value\" FROM payments").SingleAsync(Token)
        );

        receipt.ShouldStartWith("v1.1.");
        receipt.ShouldNotContain("buyer");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task An_ended_payment_makes_room_for_another(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var first = Sample.Payment();
        first.MarkDeclined("limit", Sample.Now);
        await store.SaveAsync(first);
        await store.SaveAsync(Sample.Payment(at: Sample.Now.AddMinutes(5)));

        var attempts = await FindAsync(store, first.Reference);

        attempts.Select(attempt => attempt.Status).ShouldBe([PaymentStatus.Created, PaymentStatus.Declined]);
        (await FindAsync(store, new AcquirerReference("unknown", null))).ShouldBeEmpty();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Each_key_alone_finds_its_payment(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var payment = Sample.Payment();
        payment.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now);
        await store.SaveAsync(payment);

        foreach (var reference in new AcquirerReference[]
        {
            new(payment.OrderId, null), new(null, null, payment.OrderNumber), new(null, "777"),
        })
            (await FindAsync(store, reference)).ShouldHaveSingleItem().Id.ShouldBe(payment.Id);
        foreach (var reference in new AcquirerReference[] { new(null, null), new(null, "778"), new(null, null, payment.OrderNumber + 1) })
            (await FindAsync(store, reference)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<Payment>> FindAsync(Store store, AcquirerReference reference) =>
        store.RequestAsync(it => it.Payments().ForInvoiceOfAsync(Sample.Tenant, "acme", reference, Token));

    [Theory, InlineData(Database.Postgres, 1), InlineData(Database.Sqlite, 8)]
    public async Task A_payments_change_is_one_round_trip_on_postgres(Database database, int expected)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await store.SaveAsync(Sample.Payment());
        await store.RequestAsync(async it =>
        {
            var notification = await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(), null, Token);
            var payment = (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            payment.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now);
            it.Notifications().SetResult(Sample.Tenant, notification, "applied", null, 1);

            var cost = RequestCost.Begin();
            (await it.SaveAsync()).ShouldBeTrue();

            cost.RoundTrips.ShouldBe(expected);
        });
    }

    [Fact]
    public async Task Reading_an_invoices_payments_is_one_round_trip()
    {
        await using var store = await Store.CreateAsync(Database.Postgres, postgres);
        await store.SaveAsync(Sample.Payment());

        var cost = RequestCost.Begin();
        await store.RequestAsync(it => it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token));

        cost.RoundTrips.ShouldBe(1);
    }
}
