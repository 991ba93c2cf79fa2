using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>A payment that a scope reads again: it is brought up to date whole, or its save collides.</summary>
public sealed class SecondReadTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_second_read_alone_writes_nothing(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await store.SaveAsync(Sample.Payment());

        await store.RequestAsync(async it =>
        {
            await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token);
            await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token);

            it.GetRequiredService<AcquiringDbContext>().ChangeTracker.HasChanges().ShouldBeFalse();
        });
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_second_read_sees_what_others_wrote(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await store.SaveAsync(Sample.Payment());

        await store.RequestAsync(async waiting =>
        {
            var before = (await waiting.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            await store.RequestAsync(async other =>
            {
                var same = (await other.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
                same.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now.AddMinutes(8));
                return await other.SaveAsync();
            });

            var after = (await waiting.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();

            after.ShouldBeSameAs(before);
            after.Status.ShouldBe(PaymentStatus.Pending);
            after.Page.ShouldBe(new PaymentPage.Redirect(new Uri("https://bank.example/1")));
            DueAt(after, FollowUpKind.SyncPayment).ShouldBe(Sample.Now.AddMinutes(9));
            DueAt(after, FollowUpKind.ExpirePayment).ShouldBe(Sample.Now.AddMinutes(62));
            // The object is tracked: a change now is saved on top of the other writer's state.
            after.Abandon("page_lost", Sample.Now);
            after.Schedule(FollowUpKind.ExpirePayment, Sample.Now);
            (await waiting.SaveAsync()).ShouldBeTrue();
        });

        var left = await store.RequestAsync(async it =>
            (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single()
        );
        left.AbandonedAt.ShouldBe(Sample.Now);
        left.Version.ShouldBe(3);
        DueAt(left, FollowUpKind.ExpirePayment).ShouldBe(Sample.Now);
    }

    // What was read again and not changed is not written: a third writer may have come, and the number of its entry would be lost.
    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_save_after_a_second_read_writes_nothing_of_what_others_wrote(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var payment = await PaidAsync(store);

        await store.RequestAsync(async waiting =>
        {
            await waiting.Payments().FindAsync(Sample.Tenant, payment.Id, Token);
            await SendAsync(store, payment, InvoiceStatus.Paid);
            await waiting.Payments().FindAsync(Sample.Tenant, payment.Id, Token);
            waiting.GetRequiredService<AcquiringDbContext>().ChangeTracker.HasChanges().ShouldBeFalse();
            await SendAsync(store, payment, null);

            (await waiting.SaveAsync()).ShouldBeTrue();
        });

        var left = (await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, payment.Id, Token)))!;
        left.Version.ShouldBe(payment.Version + 2);

        static Task SendAsync(Store store, Payment payment, InvoiceStatus? status) => store.RequestAsync(async other =>
        {
            var same = (await other.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!;
            if (status is { } sent)
                same.SendStatus(sent, Sample.Now);
            else
                same.ConfirmStatus(Sample.Now);
            return await other.SaveAsync();
        });
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_second_read_brings_operations_and_their_ends(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var payment = await PaidAsync(store);

        await store.RequestAsync(async waiting =>
        {
            var before = (await waiting.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!;
            var first = before.Request(OperationKind.Refund, Terms("first"), Sample.Now);
            (await waiting.SaveAsync()).ShouldBeTrue();
            await store.RequestAsync(async other =>
            {
                var same = (await other.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!;
                same.Succeed(same.Operations[0], Sample.Now);
                same.Request(OperationKind.Refund, Terms("second"), Sample.Now);
                return await other.SaveAsync();
            });

            var after = (await waiting.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();

            after.ShouldBeSameAs(before);
            after.Operations.Select(operation => operation.Status).ShouldBe([OperationStatus.Succeeded, OperationStatus.Requested]);
            after.Operations[0].ShouldBeSameAs(first);
            after.MarkUnknown(after.Operations[1], "timeout", Sample.Now);
            (await waiting.SaveAsync()).ShouldBeTrue();
        });

        var left = (await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, payment.Id, Token)))!;
        left.Operations.Select(operation => operation.Status).ShouldBe([OperationStatus.Succeeded, OperationStatus.Unknown]);
        left.Operations[0].By.ShouldBe(new Actor(7, "Анна"));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_payment_changed_before_the_second_read_collides(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var payment = await PaidAsync(store);

        await store.RequestAsync(async late =>
        {
            var seen = (await late.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!;
            seen.Request(OperationKind.Refund, Terms("late"), Sample.Now);
            await store.RequestAsync(async early =>
            {
                var same = (await early.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!;
                same.Request(OperationKind.Refund, Terms("early"), Sample.Now);
                return await early.SaveAsync();
            });

            await late.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token);

            (await late.SaveAsync()).ShouldBeFalse();
        });

        var left = (await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, payment.Id, Token)))!;
        left.Operations.ShouldHaveSingleItem().Key.ShouldBe("early");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_settlement_and_its_person_are_read_back(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var payment = await PaidAsync(store);
        var settlement = new OperationSettlement("key", IsDone: true, "видно в кабинете", new Actor(8, null));
        await store.RequestAsync(async it =>
        {
            var same = (await it.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!;
            same.SettleByHand(same.Request(OperationKind.Refund, Terms("lost"), Sample.Now), settlement, Sample.Now).ShouldBeTrue();
            return await it.SaveAsync();
        });

        var left = (await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, payment.Id, Token)))!;
        left.Operations.ShouldHaveSingleItem().Settlement.ShouldBe(settlement);
        var timeline = await store.RequestAsync(it => it.Payments().TimelineAsync(Sample.Tenant, payment.Id, Token));
        timeline.Select(entry => entry.By?.UserId).Where(user => user is not null).ShouldBe([7, 8]);
    }

    private static DateTimeOffset? DueAt(Payment payment, FollowUpKind kind) => payment.FollowUps.Single(work => work.Kind == kind).DueAt;

    private static OperationTerms Terms(string key) => new(key, Money.Rub(100m), []) { By = new Actor(7, "Анна") };

    private static async Task<Payment> PaidAsync(Store store)
    {
        var payment = Sample.Payment();
        payment.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now);
        var paid = new Evidence(EvidenceKind.Paid, payment.Reference, payment.Amount, EvidenceSource.Query, "CONFIRMED");
        payment.Apply(paid, SiblingPayments.None, Sample.Now).ShouldBeTrue();
        await store.SaveAsync(payment);
        return payment;
    }
}
