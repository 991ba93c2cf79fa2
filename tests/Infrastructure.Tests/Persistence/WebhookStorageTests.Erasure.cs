using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed partial class WebhookStorageTests
{
    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Removed_endpoint_leaves_neither_deliveries_nor_work(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var endpoint = await AddAsync(store);
        await store.SaveAsync(Paid(1));

        await store.RequestAsync(async it =>
        {
            it.Webhooks().Remove((await it.Webhooks().FindAsync(Sample.Tenant, endpoint.Id, Token))!);
            (await it.SaveAsync()).ShouldBeTrue();
        });

        (await PendingAsync(store, endpoint.Id)).ShouldBeEmpty();
        (await store.RequestAsync(it => it.Tables().FollowUps
            .CountAsync(work => work.Kind == FollowUpKind.DeliverWebhooks, Token))).ShouldBe(0);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Old_deliveries_and_secrets_are_erased(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var endpoint = await AddAsync(store);
        await ChangeAsync(store, endpoint.Id, it => it.Rotate(new SealedText("v1.1.second"), Sample.Now));
        await store.SaveAsync(Paid(1));
        await store.SaveAsync(Paid(2));
        var last = (await PendingAsync(store, endpoint.Id))[^1];
        time.Advance(TimeSpan.FromDays(1));

        var erased = await store.RequestAsync(it => it.GetRequiredService<IRetention>()
            .EraseWebhooksAsync(Sample.Tenant, last.CreatedAt, 500, Token));

        erased.ShouldBe(1);
        (await PendingAsync(store, endpoint.Id)).Single().Id.ShouldBe(last.Id);
        (await store.RequestAsync(it => it.Webhooks().FindAsync(Sample.Tenant, endpoint.Id, Token)))!.PreviousSecret.ShouldBeNull();
    }
}
