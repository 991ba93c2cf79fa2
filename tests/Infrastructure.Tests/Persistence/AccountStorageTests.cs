using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Telemetry;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class AccountStorageTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_saved_object_is_read_back(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var decided = SellerSettings.Default with
        {
            Disclosure = new DisclosurePolicy(Phone: true),
            Contacts = new SellerContacts("ООО «Ромашка»", "+79990000000"),
            PartialPayments = PartialPaymentPolicy.Rest,
            StatusNames = new StatusNames(["ждём"], ["готово"]) { Refunded = ["возврат"] },
        };
        await SaveAsync(store, account =>
        {
            account.Add(Sample.Method());
            account.Decide(decided);
        });

        var read = await store.RequestAsync(it => it.Accounts().FindByNumberAsync(Sample.Tenant.AccountId, Token));

        read.ShouldNotBeNull();
        read.Tenant.ShouldBe(Sample.Tenant);
        read.IsActive.ShouldBeTrue();
        read.Profile.ShouldBe(Sample.Account().Profile);
        read.InstalledAt.ShouldBe(Sample.Now);
        read.SettingsVersion.ShouldBe(1);
        read.Settings.StatusNames.Paid.ShouldBe(["готово"]);
        read.Settings.StatusNames.Refunded.ShouldBe(["возврат"]);
        (read.Settings with { StatusNames = decided.StatusNames }).ShouldBe(decided);
        var method = read.Methods.ShouldHaveSingleItem();
        method.Tenant.ShouldBe(Sample.Tenant);
        method.ShouldBeEquivalentTo(Sample.Method());
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Account_methods_and_tokens_are_one_round_trip(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveAsync(store, account => account.Add(Sample.Method()));
        await store.RequestAsync(async it =>
        {
            await it.Tokens().StoreAsync(Sample.Tenant, Sample.Tokens(), Token);
        });

        await store.RequestAsync(async it =>
        {
            var cost = RequestCost.Begin();
            var account = await it.Accounts().FindByNumberAsync(Sample.Tenant.AccountId, Token);
            (await it.Tokens().FindAsync(account!.Tenant, Token)).ShouldBe(Sample.Tokens());
            account.Methods.ShouldHaveSingleItem();
            cost.RoundTrips.ShouldBe(1);
        });
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_method_is_changed_found_and_removed(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveAsync(store, account => account.Add(Sample.Method("first")));

        await ChangeAsync(store, account => account.Methods[0].Change("acme", enabled: false, new SealedText("v1.1.other")));
        var found = await store.RequestAsync(it => it.Accounts().FindByNotificationKeyAsync("acme", "first", Token));
        found.ShouldNotBeNull().Method.Enabled.ShouldBeFalse();
        found.Value.Method.Settings.Cipher.ShouldBe("v1.1.other");
        (await store.RequestAsync(it => it.Accounts().FindByNotificationKeyAsync("other", "first", Token))).ShouldBeNull();

        await ChangeAsync(store, account => account.Remove(account.Methods[0]));
        (await store.RequestAsync(it => it.Accounts().FindByNotificationKeyAsync("acme", "first", Token))).ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_number_of_two_platforms_finds_the_active_account(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var twin = new TenantKey(Platform.Kommo, Sample.Tenant.AccountId);
        await SaveAsync(store, _ => { });
        await SaveAsync(store, _ => { }, twin);

        (await store.RequestAsync(it => it.Accounts().FindByNumberAsync(twin.AccountId, Token))).ShouldBeNull();

        await ChangeAsync(store, account => account.Disconnect());
        (await store.RequestAsync(it => it.Accounts().FindByNumberAsync(twin.AccountId, Token)))!.Tenant.ShouldBe(twin);
        (await store.RequestAsync(it => it.Accounts().FindByNumberAsync(1, Token))).ShouldBeNull();
    }

    private static Task SaveAsync(Store store, Action<Account> change, TenantKey? tenant = null) => store.RequestAsync(async it =>
    {
        var account = Sample.Account(tenant);
        change(account);
        it.Accounts().Add(account);
        (await it.SaveAsync()).ShouldBeTrue();
    });

    private static Task ChangeAsync(Store store, Action<Account> change) => store.RequestAsync(async it =>
    {
        change((await it.Accounts().FindAsync(Sample.Tenant, Token))!);
        (await it.SaveAsync()).ShouldBeTrue();
    });
}
