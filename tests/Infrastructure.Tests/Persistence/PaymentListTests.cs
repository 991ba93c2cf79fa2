using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class PaymentListTests(PostgresFixture postgres)
{
    private readonly Payment newer = Sample.Payment(invoice: new InvoiceId(2), at: Sample.Now.AddMinutes(1));
    private readonly Payment older = Sample.Payment(invoice: new InvoiceId(1));

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_search_finds_a_part_of_the_name_or_a_whole_number(Database database)
    {
        await using var store = await OpenAsync(database);

        (await FindAsync(store, new PaymentSearch { Text = "#47" })).ShouldBe([newer.Id, older.Id]);
        (await FindAsync(store, new PaymentSearch { Text = older.OrderId })).ShouldBe([older.Id]);
        (await FindAsync(store, new PaymentSearch { Text = older.OrderId[..^1] })).ShouldBeEmpty();
        (await FindAsync(store, new PaymentSearch { Text = "#47", Invoice = new InvoiceId(1) })).ShouldBe([older.Id]);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_page_begins_after_the_last_payment_of_the_page_before(Database database)
    {
        await using var store = await OpenAsync(database);

        (await FindAsync(store, new PaymentSearch(), limit: 1)).ShouldBe([newer.Id]);
        var after = new PaymentPosition(newer.CreatedAt, newer.OrderId);

        (await FindAsync(store, new PaymentSearch { After = after })).ShouldBe([older.Id]);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Sums_are_those_paid_since_a_moment_without_tests(Database database)
    {
        Pay(newer);
        var test = Sample.Payment(isTest: true);
        Pay(test);
        await using var store = await OpenAsync(database);
        await store.SaveAsync(test);

        (await PaidSinceAsync(store, Sample.Now.AddHours(1))).ShouldBe([new PaidSum(Sample.Now.AddHours(1), newer.Amount)]);
        (await PaidSinceAsync(store, Sample.Now.AddHours(1).AddSeconds(1))).ShouldBeEmpty();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Uses_of_credentials_are_counted_by_version(Database database)
    {
        newer.Open("7000001", new PaymentPage.Redirect(new Uri("https://pay.example/1")), Sample.Now);
        var reference = new AcquirerReference(newer.OrderId, "7000001");
        newer.Apply(
            new Evidence(EvidenceKind.Authorized, reference, newer.Amount, EvidenceSource.Notification, "AUTHORIZED"),
            SiblingPayments.Of(newer, []),
            Sample.Now.AddHours(1));
        await using var store = await OpenAsync(database);

        (await UsesAsync(store, Sample.Card)).ShouldBe([new CredentialUse(2, Open: 1, Authorized: 1, newer.CreatedAt)]);
        (await UsesAsync(store, MethodCode.Parse("sbp")!.Value)).ShouldBeEmpty();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Captions_are_of_the_sellers_payments_alone(Database database)
    {
        await using var store = await OpenAsync(database);
        var strangers = Sample.Payment(new TenantKey(Platform.Kommo, 8));
        await store.SaveAsync(strangers);

        var captions = await store.RequestAsync(it => it.GetRequiredService<IPaymentList>()
            .CaptionsAsync(Sample.Tenant, [newer.Id, strangers.Id], TestContext.Current.CancellationToken));

        captions.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create(newer.Id, new PaymentCaption(newer.Title, newer.Method)));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Operations_that_people_ordered_are_listed_newest_first(Database database)
    {
        await using var store = await OpenAsync(database);
        var olga = new Actor(7, "Ольга");
        var byPeople = new[] { 1, 2, 3 }.Select(hour => Refunded(hour, olga)).ToList();
        await store.SaveAsync([.. byPeople, Refunded(4, by: null), Refunded(5, olga, new TenantKey(Platform.Kommo, 8))]);

        (await ListAsync(before: null, limit: 2)).ShouldBe([byPeople[2].Id, byPeople[1].Id]);
        (await ListAsync(before: Sample.Now.AddHours(2), limit: 9)).ShouldBe([byPeople[0].Id]);

        Task<IEnumerable<PaymentId>> ListAsync(DateTimeOffset? before, int limit) => store.RequestAsync(async it =>
            (await it.GetRequiredService<IPaymentList>()
                .OrderedByPeopleAsync(Sample.Tenant, before, limit, TestContext.Current.CancellationToken))
            .Select(operation => operation.Payment));

        static Payment Refunded(int hour, Actor? by, TenantKey? tenant = null)
        {
            var payment = Sample.Payment(tenant, new InvoiceId(100 + hour));
            payment.Open("1", APayment.Page, Sample.Now);
            var paid = new Domain.Payments.Evidence(
                EvidenceKind.Paid, payment.Reference, payment.Amount, EvidenceSource.Query, "PAID");
            payment.Apply(paid, SiblingPayments.None, Sample.Now);
            var terms = new OperationTerms($"key-{hour}", Money.Rub(1m), []) { By = by };
            payment.Request(OperationKind.Refund, terms, Sample.Now.AddHours(hour));
            return payment;
        }
    }

    private static void Pay(Payment payment)
    {
        payment.Open("7000001", APayment.Page, Sample.Now);
        var paid = new Domain.Payments.Evidence(
            EvidenceKind.Paid, payment.Reference, payment.Amount, EvidenceSource.Notification, "CONFIRMED");
        payment.Apply(paid, SiblingPayments.None, Sample.Now.AddHours(1));
    }

    // One seller's payments, and one of another seller with the same name.
    private async Task<Store> OpenAsync(Database database)
    {
        var store = await Store.CreateAsync(database, postgres);
        await store.SaveAsync(newer, older, Sample.Payment(new TenantKey(Platform.Kommo, 7)));
        return store;
    }

    private static Task<IEnumerable<PaymentId>> FindAsync(Store store, PaymentSearch search, int limit = 10) =>
        store.RequestAsync(async it => (await it.GetRequiredService<IPaymentList>()
            .SearchAsync(Sample.Tenant, search, limit, TestContext.Current.CancellationToken)).Select(payment => payment.Id));

    private static Task<IReadOnlyList<CredentialUse>> UsesAsync(Store store, MethodCode method) =>
        store.RequestAsync(it => it.GetRequiredService<IPaymentList>()
            .UsesAsync(Sample.Tenant, method, TestContext.Current.CancellationToken));

    private static Task<IReadOnlyList<PaidSum>> PaidSinceAsync(Store store, DateTimeOffset moment) =>
        store.RequestAsync(it => it.GetRequiredService<IPaymentList>()
            .PaidSinceAsync(Sample.Tenant, moment, TestContext.Current.CancellationToken));
}
