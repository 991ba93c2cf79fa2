using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using CleanAcquiring.Infrastructure.Tests.Persistence;
using CleanAcquiring.TestKit.Postgres;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.FollowUps;

/// <summary>The worker on a real queue, with a handler that the test plays.</summary>
internal sealed class FollowUpWorkerFixture : IAsyncDisposable
{
    private readonly Store store;

    private FollowUpWorkerFixture(Store store, FakeTimeProvider time) => (this.store, Time) = (store, time);

    public FakeTimeProvider Time { get; }

    public IHostedService Worker => store.Services.GetRequiredService<IHostedService>();

    public static async Task<FollowUpWorkerFixture> OpenAsync(
        Database database,
        PostgresFixture postgres,
        Func<SyncPaymentCommand, CancellationToken, Task<FollowUpOutcome>> asks,
        FollowUpPace? pace = null,
        Func<SyncInvoiceCommand, CancellationToken, Task<FollowUpOutcome>>? tells = null
    )
    {
        var time = new FakeTimeProvider(Sample.FirstDue.AddSeconds(10));
        var queue = await Store.CreateAsync(database, postgres, time, services =>
        {
            if (pace is not null)
                services.AddSingleton(pace);
            services.AddFollowUps();
            services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
            services.AddScoped<IMediator, Mediator>();
            services.AddSingleton<IRequestHandler<SyncPaymentCommand, FollowUpOutcome>>(new Played<SyncPaymentCommand>(asks));
            if (tells is not null)
                services.AddSingleton<IRequestHandler<SyncInvoiceCommand, FollowUpOutcome>>(new Played<SyncInvoiceCommand>(tells));
        });
        return new FollowUpWorkerFixture(queue, time);
    }

    /// <summary>A payment that owes a question to the acquirer, and maybe more.</summary>
    public async Task<Payment> OweAsync(DateTimeOffset? at = null, long invoice = 1, FollowUpKind? also = null)
    {
        var payment = Sample.Payment(invoice: new Domain.Invoices.InvoiceId(invoice), at: at);
        if (also is { } kind)
            payment.Schedule(kind, Time.GetUtcNow());
        await store.RequestAsync(async it =>
        {
            it.Payments().Add(payment);
            (await it.SaveAsync()).ShouldBeTrue();
        });
        return payment;
    }

    /// <summary>Takes the one due piece of work and has it done, without the worker's loop.</summary>
    public async Task TryOnceAsync(int attempts = 0) => await TryAsync(await TakeAsync() with { Attempts = attempts });

    public async Task<ClaimedFollowUp> TakeAsync() =>
        (
            await store.RequestAsync(it => it.FollowUps()
                .ClaimAsync(FollowUpKind.SyncPayment, 1, new FollowUpPace().Lease, TestContext.Current.CancellationToken))
        ).Single();

    public Task TryAsync(ClaimedFollowUp work) =>
        store.Services.GetRequiredService<FollowUpRunner>().RunAsync(work, CancellationToken.None);

    public Task ExecuteAsync(string sql) =>
        store.RequestAsync(it => it.Tables().Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));

    public Task<IReadOnlyList<ClaimedFollowUp>> DueAsync() =>
        store.RequestAsync(it => it.FollowUps()
            .ClaimAsync(FollowUpKind.SyncPayment, 9, new FollowUpPace().Lease, TestContext.Current.CancellationToken));

    public Task<FollowUp> OwedAsync() =>
        store.RequestAsync(it => it.Tables().FollowUps.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));

    /// <summary>The end of the only lease.</summary>
    public Task<DateTimeOffset?> LeaseUntilAsync() =>
        store.RequestAsync(it => it.Tables().FollowUps
            .Select(work => EF.Property<DateTimeOffset?>(work, FollowUpConfiguration.LeaseUntil))
            .SingleAsync(TestContext.Current.CancellationToken));

    public Task<Payment> PaymentAsync(Payment payment) =>
        store.RequestAsync(async it => (await it.Payments().FindAsync(payment.Tenant, payment.Id, TestContext.Current.CancellationToken))!);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private sealed class Played<T>(Func<T, CancellationToken, Task<FollowUpOutcome>> plays) : IRequestHandler<T, FollowUpOutcome>
        where T : IRequest<FollowUpOutcome>
    {
        public Task<FollowUpOutcome> Handle(T request, CancellationToken cancellationToken) => plays(request, cancellationToken);
    }
}
