using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
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
            HandedOverStages = [new DealStage(7, 142)],
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
        // As JSON: a list that was read back is one of another type.
        JsonSerializer.Serialize(read.Settings).ShouldBe(JsonSerializer.Serialize(decided));
        var method = read.Methods.ShouldHaveSingleItem();
        method.Tenant.ShouldBe(Sample.Tenant);
        JsonSerializer.Serialize(method).ShouldBe(JsonSerializer.Serialize(Sample.Method()));
        method.Credentials.ShouldBe(Sample.Method().Credentials);
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
    public async Task A_changed_and_removed_method_keeps_its_addresses(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveAsync(store, account => account.Add(Sample.Method("first")));

        await ChangeAsync(store, account => account.Methods[0].Renew("other", new SealedText("v1.1.other"), null, Sample.Now));
        await ChangeAsync(store, account => account.Methods[0].Serve(new SupplierShop(["7701000001"], MethodCode.Parse("sbp"))));
        await ChangeAsync(store, account => account.Methods[0].Note([new MethodProblem("", "не принято", "not taken")]));
        await ChangeAsync(store, account => account.Methods[0].Remove(Sample.Now));

        foreach (var acquirer in new[] { "acme", "other" })
        {
            var found = await store.RequestAsync(it => it.Accounts().FindByNotificationKeyAsync(acquirer, "first", Token));
            found.ShouldNotBeNull().Account.Methods.ShouldBeEmpty();
            found.Value.Method.RemovedAt.ShouldBe(Sample.Now);
            found.Value.Method.Supplier.TaxNumbers.ShouldBe(["7701000001"]);
            found.Value.Method.Link.Value.ShouldBe("sbp");
            found.Value.Method.Problems.ShouldBe([new MethodProblem("", "не принято", "not taken")]);
            found.Value.Method.Credentials.Select(version => version.Settings.Cipher).ShouldBe(["v1.1.other", "v1.1.sealed"]);
        }
        (await store.RequestAsync(it => it.Accounts().FindByNotificationKeyAsync("third", "first", Token))).ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task The_second_of_two_changes_at_once_saves_nothing(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveAsync(store, _ => { });

        await store.RequestAsync(async late =>
        {
            var seen = (await late.Accounts().FindAsync(Sample.Tenant, Token))!;
            await ChangeAsync(store, account => Decide(account, ExcessPolicy.Refund));
            Decide(seen, ExcessPolicy.Attention);
            (await late.SaveAsync()).ShouldBeFalse();
        });

        var left = (await store.RequestAsync(it => it.Accounts().FindAsync(Sample.Tenant, Token)))!;
        (left.Settings.Excess, left.SettingsVersion, left.JournalLength).ShouldBe((ExcessPolicy.Refund, 1, 1));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_journal_is_read_newest_first_by_pages(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await SaveAsync(store, _ => { });
        for (var change = 0; change < 3; change++)
            await ChangeAsync(store, account => Decide(account, ExcessPolicy.Refund));

        var first = await store.RequestAsync(it => it.Journal().ListAsync(Sample.Tenant, null, 2, Token));
        var second = await store.RequestAsync(it => it.Journal().ListAsync(Sample.Tenant, 2, 2, Token));

        first.Select(entry => entry.Number).ShouldBe([3, 2]);
        var entry = second.ShouldHaveSingleItem();
        (entry.Number, entry.At, entry.By, entry.Act, entry.Subject)
            .ShouldBe((1, Sample.Now, new Actor(7, "Анна"), "settings.changed", "account"));
        (entry.Before["excess"], entry.After["excess"]).ShouldBe((null, "refund"));
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

    private static void Decide(Account account, ExcessPolicy excess)
    {
        account.Decide(account.Settings with { Excess = excess });
        account.Record(
            new Actor(7, "Анна"),
            "settings.changed",
            "account",
            new Dictionary<string, string?> { ["excess"] = null },
            new Dictionary<string, string?> { ["excess"] = "refund" },
            Sample.Now);
    }
}
