using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Telemetry;
using CleanAcquiring.Testing.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class PaymentStorageTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task What_was_saved_is_read_back(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var saved = Sample.Payment();
        saved.Open("777", new PaymentPage.Form(new Uri("https://bank.example/pay"), new Dictionary<string, string> { ["Сумма"] = "1" }), Sample.Now);
        await SaveNewAsync(store, saved);

        var read = await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, saved.Id, Token));

        read.ShouldNotBeNull();
        read.Tenant.ShouldBe(saved.Tenant);
        read.PublicId.ShouldBe(saved.PublicId);
        read.Invoice.ShouldBe(saved.Invoice);
        read.Method.ShouldBe(saved.Method);
        read.Amount.ShouldBe(saved.Amount);
        read.Refunded.ShouldBe(saved.Refunded);
        read.Status.ShouldBe(PaymentStatus.Pending);
        read.Reference.ShouldBe(saved.Reference);
        read.Page.ShouldBeOfType<PaymentPage.Form>().Fields["Сумма"].ShouldBe("1");
        read.Receipt.ShouldNotBeNull().Lines.ShouldBe(saved.Receipt!.Lines);
        (read.Receipt with { Lines = saved.Receipt.Lines }).ShouldBe(saved.Receipt);
        read.Explanation.ShouldBe(saved.Explanation);
        read.InvoiceLink.ShouldBe(saved.InvoiceLink);
        read.ExpiresAt.ShouldBe(saved.ExpiresAt);
        read.Version.ShouldBe(2);
        read.LastEntry.ShouldBe(saved.LastEntry);
        read.Timeline.ShouldBeEmpty();
        var owed = read.FollowUps.ShouldHaveSingleItem();
        owed.Tenant.ShouldBe(Sample.Tenant);
        owed.DueAt.ShouldBe(Sample.Now.AddMinutes(1));
        var timeline = await store.RequestAsync(it => it.Payments().TimelineAsync(Sample.Tenant, saved.Id, Token));
        timeline.ShouldBe(saved.Timeline);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task No_column_holds_the_buyers_contact_in_the_open(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveNewAsync(store, Sample.Payment());

        var receipt = await store.RequestAsync(it => it.Tables().Database.SqlQueryRaw<string>("SELECT receipt AS \"Value\" FROM payments").SingleAsync(Token));

        receipt.ShouldStartWith("v1.1.");
        receipt.ShouldNotContain("buyer");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Of_two_writers_of_one_payment_the_second_leaves_nothing_behind(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var payment = Sample.Payment();
        await SaveNewAsync(store, payment);
        var notification = await store.RequestAsync(it => it.Vault().StoreAsync(Sample.Tenant, Sample.Card, "tbank", Sample.Notification(), Token));

        var second = await store.RequestAsync(async late =>
        {
            var seenBefore = (await late.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            (await store.RequestAsync(async early =>
            {
                var same = (await early.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
                same.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now);
                return await early.SaveAsync();
            })).ShouldBeTrue();
            seenBefore.LoseOpening("timeout", "666", Sample.Now);
            seenBefore.Order(FollowUpKind.UpdateInvoice, Sample.Now);
            late.Vault().Judge(Sample.Tenant, notification, "applied", null);
            return await late.SaveAsync();
        });

        second.ShouldBeFalse();
        var left = await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, payment.Id, Token));
        left!.Status.ShouldBe(PaymentStatus.Pending);
        left.AcquirerPaymentId.ShouldBe("777");
        left.Version.ShouldBe(2);
        left.FollowUps.ShouldHaveSingleItem();
        (await store.RequestAsync(it => it.Payments().TimelineAsync(Sample.Tenant, payment.Id, Token))).Count.ShouldBe(2);
        (await store.RequestAsync(it => it.Tables().Notifications.SingleAsync(Token))).Verdict.ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Of_fifty_clicks_at_once_one_attempt_lives(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);

        var saved = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.RequestAsync(it =>
        {
            it.Payments().Add(Sample.Payment());
            return it.SaveAsync();
        }))));

        saved.Count(won => won).ShouldBe(1);
        (await store.RequestAsync(it => it.Tables().Payments.CountAsync(Token))).ShouldBe(1);
        (await store.RequestAsync(it => it.Tables().Timeline.CountAsync(Token))).ShouldBe(1);
        (await store.RequestAsync(it => it.Tables().FollowUps.CountAsync(Token))).ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task An_attempt_that_ended_makes_room_for_another(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var first = Sample.Payment();
        first.RefuseOpening("limit", Sample.Now);
        await SaveNewAsync(store, first);
        await SaveNewAsync(store, Sample.Payment(at: Sample.Now.AddMinutes(5)));

        var attempts = await store.RequestAsync(it => it.Payments().ForInvoiceOfOrderAsync(Sample.Tenant, "tbank", first.OrderId, Token));

        attempts.Select(attempt => attempt.Status).ShouldBe([PaymentStatus.Created, PaymentStatus.Declined]);
        (await store.RequestAsync(it => it.Payments().AnyLiveAsync(Sample.Tenant, Sample.Card, Token))).ShouldBeTrue();
        (await store.RequestAsync(it => it.Payments().ForInvoiceOfOrderAsync(Sample.Tenant, "tbank", "unknown", Token))).ShouldBeEmpty();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_second_look_in_one_scope_sees_what_others_wrote_since(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveNewAsync(store, Sample.Payment());

        await store.RequestAsync(async waiting =>
        {
            var before = (await waiting.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            await store.RequestAsync(async other =>
            {
                var same = (await other.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
                same.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now);
                same.Order(FollowUpKind.AskAcquirer, Sample.Now.AddMinutes(9));
                same.Order(FollowUpKind.ExpireAttempt, Sample.Now.AddHours(1));
                return await other.SaveAsync();
            });

            var after = (await waiting.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();

            after.ShouldBeSameAs(before);
            after.Status.ShouldBe(PaymentStatus.Pending);
            after.Page.ShouldBe(new PaymentPage.Redirect(new Uri("https://bank.example/1")));
            after.FollowUps.Select(work => work.DueAt).ShouldBe([Sample.Now.AddMinutes(9), Sample.Now.AddHours(1)], ignoreOrder: true);
            // And it is watched: what is changed now is saved upon what the other one wrote.
            after.Abandon("page_lost", Sample.Now);
            after.Order(FollowUpKind.ExpireAttempt, Sample.Now);
            (await waiting.SaveAsync()).ShouldBeTrue();
            return 0;
        });

        var left = await store.RequestAsync(async it => (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single());
        left.AbandonedAt.ShouldBe(Sample.Now);
        left.Version.ShouldBe(3);
        left.FollowUps.Single(work => work.Kind == FollowUpKind.ExpireAttempt).DueAt.ShouldBe(Sample.Now);
    }

    [Theory, InlineData(Database.Postgres, 1), InlineData(Database.Sqlite, 6)]
    public async Task A_change_of_a_payment_with_all_that_follows_is_one_round_trip_on_a_server(Database database, int expected)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveNewAsync(store, Sample.Payment());
        await store.RequestAsync(async it =>
        {
            var notification = await it.Vault().StoreAsync(Sample.Tenant, Sample.Card, "tbank", Sample.Notification(), Token);
            var payment = (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            payment.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now);
            payment.Order(FollowUpKind.UpdateInvoice, Sample.Now);
            it.Vault().Judge(Sample.Tenant, notification, "applied", null);

            var cost = RequestCost.Begin();
            (await it.SaveAsync()).ShouldBeTrue();

            cost.RoundTrips.ShouldBe(expected);
            return 0;
        });
    }

    [Fact]
    public async Task Reading_the_attempts_of_an_invoice_is_one_round_trip()
    {
        await using var store = await Store.CreateAsync(Database.Postgres, postgres);
        await SaveNewAsync(store, Sample.Payment());

        var cost = RequestCost.Begin();
        await store.RequestAsync(it => it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token));

        cost.RoundTrips.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_failure_that_is_no_collision_is_not_taken_for_one(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);

        await Should.ThrowAsync<DbUpdateException>(() => store.RequestAsync(it =>
        {
            it.Tables().Methods.Add(WithoutAccount(it.Tables()));
            return it.SaveAsync();
        }));
    }

    private static Domain.Accounts.PaymentMethod WithoutAccount(Infrastructure.Persistence.AcquiringDbContext tables)
    {
        var method = Sample.Method();
        Infrastructure.Persistence.Mapping.Tenancy.SetTenant(tables.Entry(method), method.Tenant);
        return method;
    }

    private static async Task SaveNewAsync(Store store, Payment payment) =>
        (await store.RequestAsync(it =>
        {
            it.Payments().Add(payment);
            return it.SaveAsync();
        })).ShouldBeTrue();
}
