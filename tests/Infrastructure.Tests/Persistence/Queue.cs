using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Steps of workers and handlers with the queue, each in a scope of its own.</summary>
internal static class Queue
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(
        this Store store, int limit = 10, FollowUpKind kind = FollowUpKind.SyncPayment) =>
        store.RequestAsync(it => it.FollowUps().ClaimAsync(kind, limit, Lease, Token));

    public static Task<bool> RenewAsync(this Store store, ClaimedFollowUp work) =>
        store.RequestAsync(it => it.FollowUps().RenewAsync(work, Lease, Token));

    public static Task<bool> CompleteAsync(this Store store, ClaimedFollowUp work) =>
        store.RequestAsync(it => it.FollowUps().CompleteAsync(work, Token));

    public static Task<bool> PostponeAsync(this Store store, ClaimedFollowUp work, DateTimeOffset dueAt) =>
        store.RequestAsync(it => it.FollowUps().PostponeAsync(work, dueAt, "later", Token));

    public static Task ScheduleForAccountAsync(this Store store, DateTimeOffset dueAt) =>
        store.RequestAsync(it => it.FollowUps().ScheduleForAccountAsync(Sample.Tenant, FollowUpKind.RefreshToken, dueAt, Token));

    public static Task ScheduleAgainAsync(this Store store, DateTimeOffset dueAt) => store.RequestAsync(async it =>
    {
        (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single().Schedule(FollowUpKind.SyncPayment, dueAt);
        (await it.SaveAsync()).ShouldBeTrue();
    });

    /// <summary>The only row.</summary>
    public static Task<FollowUp> RowAsync(this Store store) =>
        store.RequestAsync(it => it.Tables().FollowUps.AsNoTracking().SingleAsync(Token));
}
