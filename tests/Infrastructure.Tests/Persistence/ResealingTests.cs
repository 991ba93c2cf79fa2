using System.Security.Cryptography;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Keys;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Keys are added, take over, and are retired.</summary>
public sealed class ResealingTests(PostgresFixture postgres)
{
    private static readonly string First = NewKey();
    private static readonly string Second = NewKey();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task After_resealing_the_old_key_can_go(Database database)
    {
        var settings = await WithFirstKeyAsync(database);
        await using var old = await OldAsync(settings);
        var payment = await old.FillAsync();
        await using var both = With(settings, ("1", First), ("2", Second));
        await both.Services.CheckKeysAsync(Token);

        await both.Services.ResealAsync(Token);

        (await both.RequestAsync(it => Dump.OfAsync(it.Tables()))).ShouldNotContain("v1.1.");
        var counts = await both.Services.CountSealedAsync(Token);
        counts.ShouldAllBe(count => count.Key == 2 && count.Values == 1);
        counts.Count.ShouldBe(SealedColumns.All.Count);
        await using var alone = With(settings, ("2", Second));
        await alone.Services.CheckKeysAsync(Token);
        await alone.RequestAsync(async it =>
        {
            (await it.Payments().FindAsync(Sample.Tenant, payment, Token))!.Receipt!.Contact.Email.ShouldBe(FilledStore.Contact);
            (await it.Tokens().FindAsync(Sample.Tenant, Token))!.RefreshToken.ShouldBe("refresh-1");
            var method = (await it.Accounts().FindAsync(Sample.Tenant, Token))!.Methods.Single();
            it.GetRequiredService<ISealing>()
                .Open(method.Settings, MethodSettings.PlaceOf(Sample.Tenant, Sample.Card))
                .ShouldContain(FilledStore.Credential);
            var webhook = (await it.Webhooks().ListAsync(Sample.Tenant, Token)).Single();
            new WebhookSecrets(it.GetRequiredService<ISealing>()).Open(webhook, Sample.Now)
                .ShouldBe([FilledStore.WebhookSecret, FilledStore.WebhookSecret]);
            (await it.Notifications().BetweenAsync(Sample.Tenant, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 9, Token))
                .ShouldHaveSingleItem().Notification.ShouldNotBeNull();
        });
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task More_values_than_a_batch_are_all_resealed(Database database)
    {
        var settings = await WithFirstKeyAsync(database);
        await using var old = await OldAsync(settings);
        await old.SaveAsync(Enumerable.Range(1, 401).Select(invoice => Sample.Payment(invoice: new Domain.Invoices.InvoiceId(invoice))));
        await using var both = With(settings, ("1", First), ("2", Second));
        await both.Services.CheckKeysAsync(Token);

        await both.Services.ResealAsync(Token);

        (await both.Services.CountSealedAsync(Token)).Single(count => count.Column == "receipt").ShouldBe(
            new SealedCount(2, true, "payments", "receipt", 401));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_value_that_another_writer_changed_is_left_to_him(Database database)
    {
        var settings = await WithFirstKeyAsync(database);
        await using var old = await OldAsync(settings);
        await old.FillAsync();
        await using var both = With(settings, ("1", First), ("2", Second));
        var column = SealedColumns.All.Single(column => column.Name == "refresh_token");

        await both.RequestAsync(async it =>
        {
            var rows = it.GetRequiredService<SealedRows>();
            var read = (await rows.ReadAsync(column, "v1.1.", after: null, 10, Token)).Single();
            await both.RequestAsync(other => other.Tokens().StoreAsync(Sample.Tenant, Sample.Tokens("renewed"), Token));

            (await rows.TryReplaceAsync(column, read, it.GetRequiredService<ISealing>().Seal("stale", "anywhere"), Token)).ShouldBeFalse();
        });

        (await both.RequestAsync(it => it.Tokens().FindAsync(Sample.Tenant, Token)))!.RefreshToken.ShouldBe("refresh-renewed");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_damaged_value_stays_and_keeps_its_key_needed(Database database)
    {
        var settings = await WithFirstKeyAsync(database);
        await using var old = await OldAsync(settings);
        await old.FillAsync();
        await old.RequestAsync(it => it.Tables().Database.ExecuteSqlRawAsync("UPDATE payments SET receipt = receipt || 'A'", Token));
        await using var both = With(settings, ("1", First), ("2", Second));
        await both.Services.CheckKeysAsync(Token);

        await both.Services.ResealAsync(Token);

        (await both.Services.CountSealedAsync(Token))
            .Where(count => count is { Key: 1, Values: > 0 })
            .ShouldBe([new SealedCount(1, true, "payments", "receipt", 1)]);
        await using var alone = With(settings, ("2", Second));
        await Should.ThrowAsync<OptionsValidationException>(() => alone.Services.CheckKeysAsync(Token));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_start_without_a_needed_key_is_refused_by_its_name(Database database)
    {
        var settings = await WithFirstKeyAsync(database);
        await using var old = await OldAsync(settings);
        await using var alone = With(settings, ("2", Second));

        var problem = await Should.ThrowAsync<OptionsValidationException>(() => alone.Services.CheckKeysAsync(Token));

        problem.Failures.ShouldHaveSingleItem().ShouldContain("Sealing:Keys:1");
    }

    [Fact]
    public async Task A_start_with_another_key_of_the_same_number_is_refused()
    {
        var settings = await WithFirstKeyAsync(Database.Sqlite);
        await using var old = await OldAsync(settings);
        await using var other = With(settings, ("1", Second));

        var problem = await Should.ThrowAsync<OptionsValidationException>(() => other.Services.CheckKeysAsync(Token));

        problem.Failures.ShouldHaveSingleItem().ShouldContain("Sealing:Keys:1");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_payment_is_read_without_the_key_of_its_receipt(Database database)
    {
        var settings = await WithFirstKeyAsync(database);
        await using var old = await OldAsync(settings);
        var id = await old.FillAsync();
        await using var alone = With(settings, ("2", Second));

        var payment = (await alone.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, id, Token))).ShouldNotBeNull();

        (payment.Receipt, payment.IsReceiptLost).ShouldBe((null, true));
        payment.LinesLeft().ShouldBeEmpty();
        (await alone.RequestAsync(it => it.Notifications().BetweenAsync(
            Sample.Tenant, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 9, Token))).ShouldHaveSingleItem().Notification.ShouldBeNull();
    }

    private async Task<Dictionary<string, string?>> WithFirstKeyAsync(Database database)
    {
        var settings = await Store.SettingsAsync(database, postgres);
        settings["Sealing:Keys:1"] = First;
        return settings;
    }

    private static async Task<Store> OldAsync(Dictionary<string, string?> settings)
    {
        var store = Store.Replica(settings);
        await store.Services.MigrateAsync(Token);
        await store.Services.CheckKeysAsync(Token);
        return store;
    }

    private static Store With(Dictionary<string, string?> settings, params (string Number, string Key)[] keys)
    {
        var changed = settings.Where(setting => !setting.Key.StartsWith("Sealing", StringComparison.Ordinal)).ToDictionary();
        foreach (var (number, key) in keys)
            changed[$"Sealing:Keys:{number}"] = key;
        return Store.Replica(changed);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
